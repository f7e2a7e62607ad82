import { describe, expect, test } from 'vitest'
import { compatOf } from '@/engine/compat.ts'
import { convertToCoreFormat } from '@/engine/event/convert.ts'
import {
  changeAttributesById,
  overrideAttributes,
  setEventFields,
  type AttributeOverride,
} from '@/engine/event/edit.ts'
import { getOffset, itemsOf, setOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { at, attribute, deepFreeze, pluck, stateWith, storedEvent } from './samples.ts'

const newer = compatOf('2.5.19')
const older = compatOf('2.5.1')
const data = deepFreeze(convertToCoreFormat({ Event: storedEvent }, stateWith(), newer))

function commented(id: PhpValue, comment = 'new'): AttributeOverride {
  return { id, attribute: { id, comment } }
}

function comments(edited: PhpValue, ...path: readonly string[]): readonly PhpValue[] {
  return pluck(at(edited, 'Event', ...path), 'comment')
}

describe('replacing attributes', () => {
  test('reaches the flattened list and the event', () => {
    const edited = overrideAttributes(data, [commented('9')], newer)
    expect(comments(edited, '_AttributeFlattened')).toEqual(['', 'new', '', ''])
    expect(comments(edited, 'Attribute')).toEqual(['', 'new'])
    expect(at(edited, 'Event', 'Object')).toBe(at(data, 'Event', 'Object'))
  })

  test('reaches the object', () => {
    const edited = overrideAttributes(data, [commented('12'), commented(11, 'x')], newer)
    expect(comments(edited, '_AttributeFlattened')).toEqual(['', '', 'x', 'new'])
    expect(comments(edited, 'Object', '0', 'Attribute')).toEqual(['x', 'new'])
    expect(at(edited, 'Event', 'Attribute')).toBe(at(data, 'Event', 'Attribute'))
  })

  test('shares all the rest and leaves what was before', () => {
    const edited = overrideAttributes(data, [commented('9')], newer)
    expect(at(edited, 'Event', 'Tag')).toBe(at(data, 'Event', 'Tag'))
    expect(at(edited, 'Event', 'Attribute', '0')).toBe(at(data, 'Event', 'Attribute', '0'))
    expect(comments(data, '_AttributeFlattened')).toEqual(['', '', '', ''])
  })

  test('by an unknown id, or none, writes under the empty key', () => {
    const edited = overrideAttributes(data, [commented('99')], newer)
    expect(at(edited, 'Event', '_AttributeFlattened', '', 'id')).toBe('99')
    expect(at(edited, 'Event', 'Attribute', '')).toEqual({ id: '99', comment: 'new' })
    expect(Object.keys(Object(at(edited, 'Event', 'Attribute')))).toEqual(['0', '1', ''])
    const without = overrideAttributes({}, [{ id: null, attribute: { a: 1 } }], newer)
    expect(without).toEqual({
      Event: { _AttributeFlattened: { '': { a: 1 } }, Attribute: { '': { a: 1 } } },
    })
  })

  test('of equal ids hits the last', () => {
    const twice = { Event: { _AttributeFlattened: [{ id: '1' }, { id: '1' }], Attribute: [] } }
    const edited = overrideAttributes(twice, [commented('1')], newer)
    expect(comments(edited, '_AttributeFlattened')).toEqual([null, 'new'])
  })

  test('of a list with holes keeps its keys', () => {
    const holes = {
      Event: { _AttributeFlattened: { '3': { id: '1' }, '7': { id: '2' } }, Attribute: [] },
    }
    const edited = overrideAttributes(holes, [commented('2')], older)
    expect(at(edited, 'Event', '_AttributeFlattened')).toEqual({
      '3': { id: '1' },
      '7': { id: '2', comment: 'new' },
    })
  })

  test('of no attribute gives the same data', () => {
    expect(overrideAttributes(data, [], newer)).toBe(data)
  })
})

describe('replacing attributes while filters are on', () => {
  /** Only attribute 9 is left of the event's own, which is at another place now. */
  const filtered = deepFreeze({
    ...setEventFields(data, {
      Attribute: [at(data, 'Event', 'Attribute', '1')],
      _AttributeFlattened: [
        at(data, 'Event', '_AttributeFlattened', '1'),
        at(data, 'Event', '_AttributeFlattened', '3'),
      ],
    }),
    _unfilteredData: data,
  })
  const edits = [commented('9'), commented('12', 'inside')]

  test('newer versions write to the unfiltered data, at the filtered position in the event', () => {
    const edited = overrideAttributes(filtered, edits, newer)
    const unfiltered = at(edited, '_unfilteredData')
    expect(comments(edited, 'Attribute')).toEqual(['new'])
    expect(comments(edited, '_AttributeFlattened')).toEqual(['new', 'inside'])
    expect(comments(unfiltered, '_AttributeFlattened')).toEqual(['', 'new', '', 'inside'])
    expect(pluck(at(unfiltered, 'Event', 'Attribute'), 'id')).toEqual(['9', '9'])
    expect(comments(unfiltered, 'Attribute')).toEqual(['new', ''])
    expect(comments(unfiltered, 'Object', '0', 'Attribute')).toEqual(['', 'inside'])
  })

  test('what the unfiltered data do not have is left out there', () => {
    const edited = overrideAttributes({ ...filtered, _unfilteredData: { Event: {} } }, edits, newer)
    expect(at(edited, '_unfilteredData')).toEqual({
      Event: { Attribute: [{ id: '9', comment: 'new' }] },
    })
  })

  test('older versions leave the unfiltered data alone', () => {
    const edited = overrideAttributes(filtered, edits, older)
    expect(at(edited, '_unfilteredData')).toBe(data)
  })
})

describe('changing attributes wherever they are', () => {
  const comment = (item: PhpValue): PhpValue => setOffset(item, 'comment', 'new')

  test('changes each of them once', () => {
    let calls = 0
    const edited = changeAttributesById(data, ['9', '12'], (item) => {
      calls += 1
      return comment(item)
    })
    expect(calls).toBe(2)
    expect(comments(edited, '_AttributeFlattened')).toEqual(['', 'new', '', 'new'])
    expect(comments(edited, 'Attribute')).toEqual(['', 'new'])
    expect(comments(edited, 'Object', '0', 'Attribute')).toEqual(['', 'new'])
  })

  test('leaves out unknown ids', () => {
    expect(changeAttributesById(data, ['99', null, ['x']], comment)).toEqual(data)
  })

  test('of data without an event does nothing', () => {
    const other = { Other: 1 }
    expect(changeAttributesById(other, ['1'], comment)).toBe(other)
    expect(changeAttributesById(data, [], comment)).toBe(data)
  })
})

test('many edits in turn find their attributes, with or without an index', () => {
  const many = Array.from({ length: 50 }, (_, index) => attribute(100 + index))
  const start = convertToCoreFormat(
    { Event: { Attribute: many, Object: storedEvent['Object'] ?? [] } },
    stateWith(),
    newer,
  )
  const all = many.map((item) => commented(item['id'] ?? null, `all ${String(item['id'])}`))
  let edited: PhpMap = overrideAttributes(start, all, newer)
  edited = overrideAttributes(
    edited,
    [commented('130'), { id: '131', attribute: { id: 'moved' } }],
    newer,
  )
  edited = overrideAttributes(
    edited,
    [commented('moved', 'last'), commented('11', 'in object')],
    newer,
  )
  const expected = many.map((item) => {
    const id = String(item['id'])
    if (id === '130') return 'new'
    return id === '131' ? 'last' : `all ${id}`
  })
  const own = itemsOf(at(edited, 'Event', 'Attribute'))
  expect(own.map((item) => getOffset(item, 'comment'))).toEqual(expected)
  expect(comments(edited, 'Object', '0', 'Attribute')).toEqual(['in object', ''])
})

test('fields of the event', () => {
  expect(setEventFields({ Event: { a: 1 }, x: 1 }, { a: 2, b: 3 })).toEqual({
    Event: { a: 2, b: 3 },
    x: 1,
  })
  expect(setEventFields({}, { a: 2 })).toEqual({ Event: { a: 2 } })
})
