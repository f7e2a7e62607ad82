import { describe, expect, it } from 'vitest'
import type { MispVersion } from '@/engine/compat.ts'
import { tagIf } from '@/engine/modules/logic/tag-if.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

const data: PhpMap = {
  Event: {
    Tag: [{ name: 'tlp:green' }, { name: 'misp-galaxy:country="luxembourg"' }],
    EventReport: [
      { Tag: [{ name: 'report' }], _allTags: [{ name: 'tlp:green' }, { name: 'report' }] },
    ],
    _AttributeFlattened: [
      { Tag: [{ name: 'a' }], _allTags: [{ name: 'tlp:green' }, { name: 'a' }] },
      { Tag: [{ name: 'b' }], _allTags: [{ name: 'tlp:green' }, { name: 'b' }] },
    ],
  },
}

function holds(
  scope: PhpValue,
  condition: PhpValue,
  tags: PhpValue,
  version: MispVersion = '2.5.19',
): boolean {
  return tryModule(tagIf, { data, parameters: { scope, condition, tags }, version }).success
}

describe('tag-if', () => {
  it('asks about any of the tags', () => {
    expect(holds('event', 'in_or', ['x', 'tlp:green'])).toBe(true)
    expect(holds('event', 'in_or', ['TLP:GREEN'])).toBe(false)
    expect(holds('event', 'not_in_or', ['x'])).toBe(true)
    expect(holds('attribute', 'in_or', ['tlp:green'])).toBe(false)
    expect(holds('event_attribute', 'in_or', ['tlp:green'])).toBe(true)
  })

  it('asks about all of the tags over all attributes together', () => {
    expect(holds('attribute', 'in_and', ['a', 'b'])).toBe(true)
    expect(holds('attribute', 'not_in_and', ['a', 'b'])).toBe(false)
    expect(holds('attribute', 'not_in_and', ['b', 'a'])).toBe(true)
  })

  it('fails on "all" where a tag occurs twice, as inherited ones do', () => {
    expect(holds('event_attribute', 'in_and', ['tlp:green'])).toBe(false)
  })

  it('is true for "all" of nothing and false for "any" of nothing', () => {
    expect(holds('event', 'in_and', [])).toBe(true)
    expect(holds('event', 'in_or', [])).toBe(false)
    expect(holds('event', 'not_in_or', '')).toBe(true)
  })

  it('takes galaxy clusters as tags', () => {
    const parameters = { clusters: ['country="luxembourg"'] }
    expect(tryModule(tagIf, { data, parameters }).success).toBe(true)
  })

  it('knows event reports since 2.5.19; before they meant the event', () => {
    expect(holds('event_report', 'in_or', ['report'])).toBe(true)
    expect(holds('event_report', 'in_or', ['tlp:green'])).toBe(false)
    expect(holds('inherited_report', 'in_or', ['tlp:green'])).toBe(true)
    expect(holds('event_report', 'in_or', ['report'], '2.5.1')).toBe(false)
    expect(holds('event_report', 'in_or', ['tlp:green'], '2.5.1')).toBe(true)
  })

  it('takes a scope MISP does not know for the event', () => {
    expect(holds('object', 'in_or', ['tlp:green'])).toBe(true)
  })

  it('dies of a selection that is a text', () => {
    expect(() => holds('event', 'in_or', 'tlp:green')).toThrow(
      new PhpError('TypeError', 'array_merge(): Argument #1 must be of type array, string given'),
    )
    expect(() => tryModule(tagIf, { data, parameters: { clusters: true } })).toThrow(PhpError)
    expect(() => tryModule(tagIf, { data, parameters: { clusters: 1.5 } })).toThrow(PhpError)
  })
})
