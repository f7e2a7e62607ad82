import { describe, expect, it } from 'vitest'
import { compatOf, type MispVersion } from '@/engine/compat'
import { PhpError } from '@/engine/php/errors'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import {
  applyFilter,
  enableFilter,
  getFilteredData,
  resetFilters,
} from '@/engine/run/label-filters'
import {
  extractDataForFilters,
  filtersEnabled,
  getFilters,
  getMatchingItemsForAttributes,
} from '@/engine/run/node-filter'
import { deepFreeze } from '../php-values'

const keeping = compatOf('2.5.1')
const renumbering = compatOf('2.5.19')

const filter = (selector: PhpValue, path: PhpValue, operator: PhpValue, value: PhpValue) => ({
  selector,
  path,
  operator,
  value,
})

describe('applyFilter', () => {
  it.each<readonly [MispVersion, PhpValue]>([
    ['2.5.1', { '1': { t: 'b' } }],
    ['2.5.19', [{ t: 'b' }]],
    ['2026', [{ t: 'b' }]],
  ])('keeps or renumbers keys: %s', (version, expected) => {
    const data = deepFreeze({ E: { A: [{ t: 'a' }, { t: 'b' }], B: 1 } })
    const filtered = applyFilter(data, filter('E.A.{n}', 't', 'in', 'b'), compatOf(version))
    expect(filtered).toEqual({ E: { A: expected, B: 1 } })
  })

  it.each<readonly [PhpValue, PhpValue, PhpMap, PhpMap]>([
    ['E.nope.{n}', 't', { E: { A: [] } }, { E: { A: [], nope: [] } }],
    ['.{n}', 't', { x: { u: 1 } }, { x: { u: 1 }, '': [] }],
    [
      'E.O.{n}.A.{n}',
      '{n}.t',
      { E: { O: [{ A: [{ t: 'a' }] }, { A: [{ t: 'b' }] }] } },
      { E: { O: [{ A: [[{ t: 'b' }]] }, { A: [[{ t: 'b' }]] }] } },
    ],
  ])('selector %j', (selector, path, data, expected) => {
    expect(applyFilter(deepFreeze(data), filter(selector, path, 'in', 'b'), renumbering)).toEqual(
      expected,
    )
  })

  it('of an empty selector stores the top level under the empty key', () => {
    const filtered = applyFilter({ a: 1, b: 0 }, filter('', '', 'any_value', ''), keeping)
    expect(filtered).toEqual({ a: 1, b: 0, '': { a: 1 } })
  })

  it('dies of items that are no arrays and of a selector that is one', () => {
    const data = { E: { T: [{ name: 'b' }], s: 'str' } }
    expect(() => applyFilter(data, filter('E.T.{n}.name', 'x', 'in', 'b'), keeping)).toThrow(
      PhpError,
    )
    expect(() => applyFilter(data, filter(['E'], '', 'in', 'b'), keeping)).toThrow(/^substr\(\)/)
    expect(() => applyFilter(data, filter('E.s.0.x', '', 'in', 'b'), keeping)).toThrow(
      /string offsets$/,
    )
  })
})

describe('labels', () => {
  const data = deepFreeze({
    L: [
      { t: 'a', u: 1 },
      { t: 'b', u: 1 },
      { t: 'b', u: 2 },
    ],
  })
  const onlyB = filter('L.{n}', 't', 'in', 'b')
  const onlyOne = filter('L.{n}', 'u', 'in', 1)

  it('filter what modules see, not what is stored', () => {
    const stored = enableFilter(data, 'A', onlyB)
    expect(stored).toEqual({ ...data, _unfilteredData: data, enabledFilters: { A: onlyB } })
    expect(getFilteredData(stored, renumbering)['L']).toEqual([
      { t: 'b', u: 1 },
      { t: 'b', u: 2 },
    ])
    expect(stored['L']).toBe(data.L)
  })

  it('work one after the other, and those before are worked into the data', () => {
    const first = enableFilter(data, 'C', onlyB)
    const second = enableFilter(getFilteredData(first, renumbering), 'A', onlyOne)
    expect(Object.keys(Object(second['enabledFilters']))).toEqual(['C', 'A'])
    expect(second['_unfilteredData']).toEqual(data)
    expect(getFilteredData(second, renumbering)['L']).toEqual([{ t: 'b', u: 1 }])
  })

  it('replace a filter of the same label at its place', () => {
    const twice = enableFilter(
      enableFilter(enableFilter(data, 'A', onlyB), 'B', onlyB),
      'A',
      onlyOne,
    )
    expect(Object.entries(Object(twice['enabledFilters']))).toEqual([
      ['A', onlyOne],
      ['B', onlyB],
    ])
  })

  it.each<PhpValue>([null, false, [], {}, 'text'])(
    'are none when they are %j',
    (enabledFilters) => {
      const unfiltered = { ...data, enabledFilters }
      expect(getFilteredData(unfiltered, keeping)).toEqual(unfiltered)
    },
  )

  it('may be stored without their fields, but not as text', () => {
    expect(getFilteredData({ enabledFilters: { A: {} } }, keeping)).toHaveProperty([''], [])
    expect(() => getFilteredData({ enabledFilters: ['text'] }, keeping)).toThrow(PhpError)
  })

  it.each(['A', 'B', 'nonsense'])('are all switched off by a reset of %s', (label) => {
    const stored = enableFilter(enableFilter(data, 'A', onlyB), 'B', onlyOne)
    expect(resetFilters(stored, label)).toEqual(data)
  })

  it('leave an empty list of filters after a reset of all', () => {
    expect(resetFilters(enableFilter(data, 'A', onlyB), 'all')).toEqual({
      ...data,
      enabledFilters: [],
    })
    expect(resetFilters(data, 'all')).toEqual({ enabledFilters: [] })
  })

  it('kept with the copy of the data are switched off one by one', () => {
    const stored = { _unfilteredData: { x: 1, enabledFilters: { A: onlyB, B: onlyOne } } }
    expect(resetFilters(stored, 'A')).toEqual({ x: 1, enabledFilters: { B: onlyOne } })
  })

  it('can not be reset where none was ever switched on', () => {
    expect(() => resetFilters(data, 'A')).toThrow(
      'WorkflowRoamingData::setData(): Argument #1 ($data) must be of type array, null given',
    )
  })
})

describe('node filters', () => {
  const data = deepFreeze({
    Event: { _AttributeFlattened: [{ type: 'md5' }, { type: 'ip-src' }], Tag: [{ name: 'x' }] },
  })
  const onlyIps = filter('Event._AttributeFlattened.{n}', 'type', 'equals', 'ip-src')

  it.each<readonly [PhpValue, boolean]>([
    [null, false],
    [{}, false],
    [filter('', '', '', ''), false],
    [{ operator: 'in' }, true],
    [onlyIps, true],
    [[{ text: 'selector', value: 'Event' }], false],
    ['text', false],
  ])('%j', (saved, isEnabled) => {
    expect(filtersEnabled(saved)).toBe(isEnabled)
  })

  it('have four fields', () => {
    expect(getFilters({ operator: 'in', other: 1 })).toEqual(filter('', '', 'in', ''))
  })

  it('select the attributes an action works on', () => {
    const select = (saved: PhpValue, supports = true): PhpValue =>
      getMatchingItemsForAttributes(data, saved, supports, keeping)
    expect(select(onlyIps)).toEqual({ '1': { type: 'ip-src' } })
    expect(select(onlyIps, false)).toEqual(data.Event._AttributeFlattened)
    expect(select([])).toEqual(data.Event._AttributeFlattened)
  })

  it('select the data an action works on only when all fields are filled in', () => {
    expect(extractDataForFilters(data, onlyIps, renumbering)).toEqual([{ type: 'ip-src' }])
    expect(extractDataForFilters(data, { ...onlyIps, value: '' }, renumbering)).toBe(data)
    expect(extractDataForFilters(data, { operator: 'in' }, renumbering)).toBe(data)
  })
})
