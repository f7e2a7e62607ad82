import { describe, expect, it } from 'vitest'
import { filterTimestamp } from '@/engine/modules/logic/filter-timestamp.ts'
import { resolveTimeDelta } from '@/engine/event/time-delta.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { NOW, tryModule } from '../try-module.ts'

const data: PhpMap = { Event: { _AttributeFlattened: [{ timestamp: String(NOW) }], Object: [{}] } }

const filters = (parameters: PhpMap): unknown =>
  tryModule(filterTimestamp, { data, parameters, version: '2026' }).stored['enabledFilters']

describe('filter-timestamp', () => {
  it('compares with a moment in the past', () => {
    const filter = { path: 'timestamp', operator: 'greater', value: NOW - 30 * 86400 }
    expect(filters({})).toEqual({
      A: { selector: 'Event._AttributeFlattened', ...filter },
      A_2: { selector: 'Event.Attribute', ...filter },
    })
  })

  it.each([
    ['object', 'Event.Object'],
    ['event_report', 'Event.EventReport'],
  ])('filters %s', (target, selector) => {
    expect(filters({ target, operator: 'less', value: '12h', 'filtering-label': 'C' })).toEqual({
      C: { selector, path: 'timestamp', operator: 'less', value: NOW - 12 * 3600 },
    })
  })

  it('keeps nothing: conditions know no comparison by size', () => {
    const { seen } = tryModule(filterTimestamp, { data, version: '2026' })
    expect(seen['Event']).toMatchObject({ _AttributeFlattened: [] })
  })

  it('takes a timestamp for "since", and nothing else', () => {
    expect(filters({ operator: 'since', value: '1700000000', target: 'object' })).toMatchObject({
      A: { operator: 'greater', value: 1_700_000_000 },
    })
    const refused = tryModule(filterTimestamp, {
      data,
      parameters: { operator: 'since', value: '3d' },
    })
    expect(refused.success).toBe(false)
    expect(refused.errors).toEqual(['The value must be a timestamp.'])
    expect(refused.stored).toBe(data)
  })

  it('only keeps the copy for a target it does not know', () => {
    const { stored } = tryModule(filterTimestamp, { data, parameters: { target: 'x' } })
    expect(stored).toEqual({ ...data, _unfilteredData: data })
  })
})

describe('resolveTimeDelta', () => {
  it.each([
    ['1d', NOW - 86400],
    ['2H', NOW - 7200],
    ['10m', NOW - 600],
    ['5s', NOW - 5],
    ['1700000000', 1_700_000_000],
    ['2024-09-30T00:00:00Z', NOW - 86400],
    // What can't be read lies ahead, so nothing is as new.
    ['xd', NOW + 1],
    ['', NOW + 1],
  ])('reads %j', (delta, moment) => {
    expect(resolveTimeDelta(delta, NOW)).toBe(moment)
  })
})
