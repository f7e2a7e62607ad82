import { describe, expect, it } from 'vitest'
import { compareValues } from '@/engine/hash-path/explain/compare-values'
import { explainPath } from '@/engine/hash-path/explain/explain-path'
import type { Explanation } from '@/engine/hash-path/explain/explanation'
import { similarTo } from '@/engine/hash-path/explain/similar'
import { previewOf } from '@/engine/hash-path/explain/show-value'
import type { PhpValue } from '@/engine/php/value'

const data = {
  Event: {
    info: 'i',
    Attribute: [
      { type: 'ip-dst', to_ids: true, score: '10', note: null },
      { type: 'domain', to_ids: false, score: 7 },
      'scalar',
      null,
    ],
    empty: [],
  },
}

/** Reason and number of what the last step with drops dropped. */
function drops(path: string, of: PhpValue = data): Record<string, number> {
  const step = explainPath(of, path).steps.findLast((other) => other.drops.length > 0)
  return Object.fromEntries((step?.drops ?? []).map(({ reason, count }) => [reason, count]))
}

describe('items in and out', () => {
  it('are counted at every token', () => {
    const { steps, count, outcome } = explainPath(data, 'Event.Attribute.{n}[type].type')
    expect(
      steps.map(({ text, itemsIn, reached, itemsOut }) => [text, itemsIn, reached, itemsOut]),
    ).toEqual([
      ['Event', 1, 1, 1],
      ['Attribute', 1, 1, 1],
      ['{n}[type]', 1, 4, 2],
      ['type', 2, 2, 2],
    ])
    expect([count, outcome]).toEqual([2, '2 values.'])
  })

  it.each<[string, Record<string, number>]>([
    ['Event.nope', { 'key-missing': 1 }],
    ['Event.Attribute.type', { 'list-has-no-keys': 1 }],
    ['Event.info.x', { 'scalar-has-no-keys': 1 }],
    ['Event.Attribute.0.note', { 'null-value': 1 }],
    ['Event.Attribute.0.note.x', { 'null-has-no-keys': 1 }],
    ['Event.empty.x', { 'empty-array': 1 }],
    ['Event.empty.{n}', { 'empty-array': 1 }],
    ['Event.{n}', { 'no-numeric-keys': 1 }],
    ['Event.Attribute.{s}', { 'no-text-keys': 1 }],
    ['Event.Attribute.9', { 'index-missing': 1 }],
    ['Event.{*}.9', { 'scalar-has-no-keys': 1, 'index-missing': 1, 'empty-array': 1 }],
    ['Event.Attribute.{n}.type', { 'scalar-has-no-keys': 1, 'null-has-no-keys': 1 }],
    ['Event.Attribute.{n}[]', { 'not-an-array': 2 }],
    ['Event.Attribute.{n}[nope=1]', { 'not-an-array': 2, 'attribute-missing': 2 }],
    [
      'Event.Attribute.{n}[note]',
      { 'not-an-array': 2, 'attribute-null': 1, 'attribute-missing': 1 },
    ],
    ['Event.Attribute.{n}[type=url]', { 'not-an-array': 2, 'condition-false': 2 }],
    ['Event.Attribute.{n}[type=/^x/]', { 'not-an-array': 2, 'regex-no-match': 2 }],
    ['Event.Attribute.{n}[type=/(/]', { 'not-an-array': 2, 'regex-refused': 2 }],
  ])('%s drops by reason', (path, expected) => {
    expect(drops(path)).toEqual(expected)
  })

  it('tell for dropped items where they are and how they were compared', () => {
    const { steps } = explainPath(data, 'Event.Attribute.{n}[score=10]')
    const drop = steps[2]?.drops.find(({ reason }) => reason === 'condition-false')
    expect(drop?.condition).toEqual({ text: '[score=10]', start: 19, end: 29 })
    expect(drop?.frequent).toEqual([{ text: '7', count: 1 }])
    expect(drop?.examples[0]).toMatchObject({
      place: ['Event', 'Attribute', 1],
      comparison: {
        left: { text: '7', type: 'number' },
        operator: '=',
        right: { text: '"10"', type: 'text' },
        as: 'numbers',
        holds: false,
      },
    })
  })

  it('say which field was there instead', () => {
    const { steps } = explainPath({ l: [{ a: 1, b: 2 }, { a: 3 }] }, 'l.{n}.x')
    expect(steps[2]?.drops[0]?.frequent).toEqual([
      { text: 'a', count: 2 },
      { text: 'b', count: 1 },
    ])
  })
})

describe('the words', () => {
  const meanings = (path: string): readonly string[] =>
    explainPath(data, path).steps.map(({ meaning }) => meaning)

  it('tell what tokens mean', () => {
    expect(meanings('Event.{n}.{s}.{*}.0[]')).toEqual([
      'Goes to the field “Event”.',
      'Goes to every item of the list.',
      'Goes to every named field, never to the items of a list.',
      'Goes to everything there is: the items of a list, the fields of an object.',
      'Goes to the item 0 of the list, the first one (or to a field whose name is equal to that number), then keeps whatever has fields: there is no matcher in the brackets.',
    ])
  })

  it('tell what matchers mean', () => {
    expect(meanings('{n}[a=1][b!=2][c>3][d][e=/x/]')).toEqual([
      'Goes to every item of the list, then keeps those whose “a” is equal to “1” and whose “b”, where it is there, is not equal to “2” and whose “c” is greater than “3” and that have a field “d” (null does not count) and whose “e” matches the regex /x/.',
    ])
  })

  it.each<[string, 'extract' | 'get', string]>([
    ['', 'extract', 'All of the data, as it is.'],
    ['Event', 'extract', 'The object as it is, with 3 fields.'],
    ['Event.Attribute', 'extract', 'The list as it is, with 4 items.'],
    ['Event.info', 'extract', 'A list with one value: "i".'],
    ['Event.info', 'get', 'One value: "i".'],
    ['Event', 'get', 'The object as it is, with 3 fields.'],
    ['Event.nope', 'get', 'Nothing is there, or null: the default is used in its place.'],
    ['Event.nope.x', 'extract', 'Nothing: no item is left after “nope”.'],
    ['Event.', 'extract', 'Nothing: no item is left after the empty name.'],
    ['Event.empty', 'extract', 'Nothing: an empty list.'],
    ['Event.Attribute.{n}', 'extract', '4 values.'],
  ])('%s (%s): %s', (path, mode, outcome) => {
    expect(explainPath(data, path, mode).outcome).toBe(outcome)
  })
})

describe('failures', () => {
  const failure = (of: PhpValue, path: string): Explanation['failure'] =>
    explainPath(of, path).failure

  it('name the item at which PHP ended', () => {
    expect(failure([{ a: 'x' }, { a: [1] }], '{n}[a=/x/]')).toMatchObject({
      step: 0,
      kind: 'php-error',
      place: [1],
    })
  })

  it('are told for data that paths can not start from', () => {
    expect(failure('text', 'a')).toMatchObject({ step: null, kind: 'php-error', place: null })
  })

  it('are told for paths and regexes that this page can not run', () => {
    expect(failure({}, 'a.'.repeat(2000))).toMatchObject({ kind: 'unsupported-path' })
    expect(failure([{ a: 'x' }], '{n}[a=/(?R)/]')?.kind ?? 'unsupported-regex').toBe(
      'unsupported-regex',
    )
  })
})

describe('comparisons', () => {
  it.each<[PhpValue, PhpValue, string]>([
    ['10', '1e1', 'numbers'],
    [10, '10', 'numbers'],
    ['a', '10', 'texts'],
    [10, 'a', 'texts'],
    [null, 'a', 'null-as-empty-text'],
    [null, 0, 'booleans'],
    [true, 'a', 'booleans'],
    [[], 'a', 'array-is-greater'],
    [[1], [2], 'arrays'],
  ])('%j with %j: as %s', (left, right, as) => {
    expect(compareValues(left, '=', right, false).as).toBe(as)
    expect(compareValues(right, '=', left, false).as).toBe(as)
  })

  it('tell that booleans are texts in matchers', () => {
    const { steps } = explainPath([{ a: true }], '{n}[a=yes]')
    expect(steps[0]?.drops[0]?.examples[0]?.sentence).toBe(
      'true counts as the text "true" in a matcher. They are compared as texts, letter by letter, so "true" = "yes" is false.',
    )
  })
})

describe('small helpers', () => {
  it('find names that may have been meant', () => {
    expect(similarTo('atribute', ['Event', 'Attribute', 'attributes'])).toEqual([
      'Attribute',
      'attributes',
    ])
    expect(similarTo('TYPE', ['type'])).toEqual(['type'])
    expect(similarTo('vlaue', ['value'])).toEqual(['value'])
    expect(similarTo('x', ['y'])).toEqual([])
  })

  it('show values on a short line', () => {
    expect(previewOf({ a: 1, b: [1, 2], c: 'x' })).toBe('{a: 1, c: "x", …}')
    expect(previewOf({ b: [] })).toBe('{1 field}')
    expect(previewOf([1, 2])).toBe('[2 items]')
    expect(previewOf([])).toBe('[]')
    expect(previewOf({})).toBe('{}')
    expect(previewOf('x'.repeat(1_000_000)).length).toBe(80)
  })
})
