import { describe, expect, it } from 'vitest'
import {
  describeValue,
  durationOf,
  explainPhpError,
  remarkOn,
  sizeOf,
} from '@/pages/hash-path/words'

function value(kind: 'list' | 'map' | 'null' | 'string' | 'number', count: number) {
  return { outcome: 'value', id: 1, kind, count, milliseconds: 1, rows: [] } as const
}

describe('describeValue', () => {
  it.each([
    [value('list', 1), 'extract', '1 value'],
    [value('list', 12_345), 'extract', '12,345 values'],
    [value('list', 2), 'get', 'a list of 2 items'],
    [value('map', 3), 'extract', 'an object with 3 fields'],
    [value('null', 1), 'get', 'nothing'],
    [value('string', 1), 'get', 'one text'],
    [value('number', 1), 'get', 'one number'],
  ] as const)('%o by %s: %s', (result, mode, words) => {
    expect(describeValue(result, mode)).toBe(words)
  })
})

describe('remarkOn', () => {
  it('explains results that are easily misread', () => {
    expect(remarkOn(value('map', 1), 'extract', '')).toContain('all of the data')
    expect(remarkOn(value('map', 1), 'extract', '0')).toContain('all of the data')
    expect(remarkOn(value('list', 0), 'extract', 'Event.{n}')).toContain('leads to nothing')
    expect(remarkOn(value('map', 3), 'extract', 'Event.Org')).toContain('without a list around it')
    expect(remarkOn(value('null', 1), 'get', 'Event.{n}')).toContain('default, null')
  })

  it('says nothing about the rest', () => {
    expect(remarkOn(value('list', 3), 'extract', 'Event.Tag.{n}.name')).toBeNull()
    expect(remarkOn(value('string', 1), 'get', 'Event.info')).toBeNull()
  })
})

it('explains errors of PHP', () => {
  expect(
    explainPhpError('Hash::extract(): Argument #1 ($data) must be of type array, string given'),
  ).toContain('an object or a list to start from')
  expect(
    explainPhpError('preg_match(): Argument #2 ($subject) must be of type string, array given'),
  ).toContain('regular expression')
})

it('gives sizes and durations that people can grasp', () => {
  expect([1, 999, 1500, 30_400_000].map(sizeOf)).toEqual([
    '1 character',
    '999 characters',
    '1.5 kB',
    '30.4 MB',
  ])
  expect([0.01, 0.25, 12.4].map(durationOf)).toEqual(['under 0.1 ms', '0.3 ms', '12 ms'])
})
