import { describe, expect, it } from 'vitest'
import { genericFilterReset } from '@/engine/modules/logic/generic-filter-reset.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

const before = { Event: { Attribute: [{ type: 'md5' }, { type: 'domain' }] } }
const filter = { selector: 'Event.Attribute.{n}', path: 'type', operator: 'equals', value: 'md5' }
const filtered: PhpMap = {
  Event: { Attribute: [{ type: 'md5' }] },
  _unfilteredData: before,
  enabledFilters: { A: filter, B: filter },
}

const reset = (data: PhpMap, label?: string): PhpMap =>
  tryModule(genericFilterReset, {
    data,
    parameters: label === undefined ? {} : { 'filtering-label': label },
  }).stored

describe('generic-filter-reset', () => {
  it('restores what was there before the first filter', () => {
    expect(reset(filtered, 'all')).toEqual({ ...before, enabledFilters: [] })
    expect(reset(filtered)).toEqual({ ...before, enabledFilters: [] })
  })

  it('drops every filter whatever the label is, even one not in use', () => {
    for (const label of ['A', 'B', 'C', 'Z']) expect(reset(filtered, label)).toEqual(before)
  })

  it('loses everything when no filter was ever switched on', () => {
    expect(reset(before, 'all')).toEqual({ enabledFilters: [] })
    expect(() => reset(before, 'A')).toThrow(PhpError)
  })

  it('always leads on', () => {
    expect(tryModule(genericFilterReset, { data: filtered }).success).toBe(true)
  })
})
