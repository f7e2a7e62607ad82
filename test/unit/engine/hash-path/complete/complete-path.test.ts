import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completePath } from '@/engine/hash-path/complete/complete-path'
import type { PhpValue } from '@/engine/php/value'
import { anyPath, anyValue } from '../arbitrary'

const data = {
  Event: {
    info: 'i',
    Attribute: [
      { type: 'ip-dst', value: '192.0.2.1', to_ids: true },
      { type: 'domain', value: 'example.com', to_ids: false, comment: 'c' },
      { type: 'ip-dst', value: '192.0.2.2', to_ids: true },
    ],
    Tag: [{ name: 'tlp:red' }, { name: 'tlp:green' }, { name: 'other' }],
    'odd.name': 1,
  },
}

/** The paths after taking each completion over at the cursor, which is written as `|`. */
function complete(marked: string, of: PhpValue = data): string[] {
  const cursor = marked.indexOf('|')
  const path = marked.replace('|', '')
  return completePath(of, path, cursor).items.map(
    ({ start, end, text }) => path.slice(0, start) + text + path.slice(end),
  )
}

describe('names', () => {
  it('are those of this level, wildcards among them', () => {
    expect(complete('|')).toEqual(['Event', '{s}', '{*}'])
    expect(complete('Event.|')).toEqual([
      'Event.info',
      'Event.Attribute.{n}',
      'Event.Attribute',
      'Event.Tag.{n}',
      'Event.Tag',
      'Event.{s}',
      'Event.{*}',
    ])
    expect(complete('Event.Attribute.|')).toEqual(['Event.Attribute.{n}', 'Event.Attribute.0'])
  })

  it('of all items count together', () => {
    const { items } = completePath(data, 'Event.Attribute.{n}.', 20)
    expect(items.map(({ label, count }) => [label, count])).toEqual([
      ['type', 3],
      ['value', 3],
      ['to_ids', 3],
      ['comment', 1],
      ['{s}', 3],
      ['{*}', 3],
    ])
  })

  it('fit what is typed, in any case', () => {
    expect(complete('Event.att|')).toEqual(['Event.Attribute.{n}', 'Event.Attribute'])
    expect(complete('Event.Attribute.{n}.ids|')).toEqual(['Event.Attribute.{n}.to_ids'])
  })

  it('in the middle of a path replace the name and keep what is behind', () => {
    expect(complete('Event.T|ag.{n}.name')).toEqual([
      'Event.Tag.{n}.name',
      'Event.Attribute.{n}.name',
    ])
  })

  it('behind a matcher are those of the items it keeps', () => {
    expect(complete('Event.Attribute.{n}[type=domain].c|')).toEqual([
      'Event.Attribute.{n}[type=domain].comment',
    ])
  })
})

describe('matchers', () => {
  it('offer the fields of the items', () => {
    expect(complete('Event.Attribute.{n}[|')).toEqual([
      'Event.Attribute.{n}[type',
      'Event.Attribute.{n}[value',
      'Event.Attribute.{n}[to_ids',
      'Event.Attribute.{n}[comment',
    ])
  })

  it('offer operators behind a whole name', () => {
    const found = complete('{n}[type|', [{ type: 'x' }])
    expect(found).toEqual([
      '{n}[type',
      '{n}[type=',
      '{n}[type!=',
      '{n}[type>',
      '{n}[type<',
      '{n}[type>=',
      '{n}[type<=',
      '{n}[type]',
    ])
    expect(complete('{n}[type|]', [{ type: 'x' }])).not.toContain('{n}[type]]')
    expect(complete('{n}[type!|', [{ type: 'x' }])).toEqual(['{n}[type!='])
  })

  it('offer the values that occur, the most frequent first', () => {
    expect(complete('Event.Attribute.{n}[type=|')).toEqual([
      'Event.Attribute.{n}[type=ip-dst]',
      'Event.Attribute.{n}[type=domain]',
    ])
    expect(complete('Event.Attribute.{n}[to_ids=|].value')).toEqual([
      'Event.Attribute.{n}[to_ids=true].value',
      'Event.Attribute.{n}[to_ids=false].value',
    ])
    expect(complete('Event.Attribute.{n}[to_ids=false][type!=|')).toEqual([
      'Event.Attribute.{n}[to_ids=false][type!=domain]',
    ])
  })

  it('offer a regex for what several values have in common', () => {
    expect(complete('Event.Tag.{n}[name=|')).toContain('Event.Tag.{n}[name=/^tlp:/]')
    expect(complete('Event.Tag.{n}[name!=|')).not.toContain('Event.Tag.{n}[name!=/^tlp:/]')
  })

  it('go on with a dot or another matcher', () => {
    expect(complete('{n}[a=1]|')).toEqual(['{n}[a=1].', '{n}[a=1]['])
  })
})

describe('completion', () => {
  it('looks at a part of big data only, and says so', () => {
    const many = Array.from({ length: 5_000 }, (_, id) => ({ [`k${id % 10}`]: id }))
    const { items, isSampled } = completePath(many, '{n}.', 4)
    expect(isSampled).toBe(true)
    expect(items.find(({ label }) => label === 'k0')?.count).toBe(300)
  })

  it('never fails, and replaces what is in the path', () => {
    fc.assert(
      fc.property(anyValue, anyPath, fc.nat(20), (value, path, at) => {
        const cursor = Math.min(at, path.length)
        for (const { start, end } of completePath(value, path, cursor).items) {
          expect(0 <= start && start <= end && end <= path.length).toBe(true)
        }
      }),
      { numRuns: 800 },
    )
  })
})
