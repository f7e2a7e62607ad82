import { describe, expect, it } from 'vitest'
import { genericFilterData } from '@/engine/modules/logic/generic-filter-data.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

const data: PhpMap = {
  Event: { Attribute: [{ type: 'md5' }, { type: 'domain' }, { type: 'ip-dst' }] },
}

const onType = (label: string, operator: string, value: string): PhpMap => ({
  'filtering-label': label,
  selector: 'Event.Attribute.{n}',
  hash_path: 'type',
  operator,
  value,
})

describe('generic-filter-data', () => {
  it('switches a filter on under its label and keeps a copy for a reset', () => {
    const { seen, stored, success } = tryModule(genericFilterData, {
      data,
      parameters: onType('A', 'equals', 'domain'),
    })
    expect(success).toBe(true)
    expect(stored).toEqual({
      ...data,
      _unfilteredData: data,
      enabledFilters: {
        A: {
          selector: 'Event.Attribute.{n}',
          path: 'type',
          operator: 'equals',
          value: 'domain',
        },
      },
    })
    expect(seen['Event']).toEqual({ Attribute: [{ type: 'domain' }] })
  })

  it('keeps the places of what is left in 2.5.1', () => {
    const { seen } = tryModule(genericFilterData, {
      data,
      parameters: onType('A', 'equals', 'domain'),
      version: '2.5.1',
    })
    expect(seen['Event']).toEqual({ Attribute: { 1: { type: 'domain' } } })
  })

  it('works the filters before it into the data, and keeps the first copy', () => {
    const first = tryModule(genericFilterData, {
      data,
      parameters: onType('C', 'not_equals', 'md5'),
    })
    const second = tryModule(genericFilterData, {
      data: first.stored,
      parameters: onType('A', 'not_equals', 'domain'),
    })
    expect(second.stored['Event']).toEqual({
      Attribute: [{ type: 'domain' }, { type: 'ip-dst' }],
    })
    expect(second.seen['Event']).toEqual({ Attribute: [{ type: 'ip-dst' }] })
    expect(second.stored['_unfilteredData']).toBe(data)
    expect(Object.keys(Object(second.stored['enabledFilters']))).toEqual(['C', 'A'])
  })

  it('takes the list of values for "any value from"', () => {
    const { seen } = tryModule(genericFilterData, {
      data,
      parameters: { ...onType('A', 'in_or', 'x'), value_list: ['md5'], hash_path: 'type' },
    })
    expect(seen['Event']).toEqual({ Attribute: [{ type: 'md5' }] })
  })

  it('dies of a label that is a list', () => {
    const parameters = { ...onType('A', 'in', 'x'), 'filtering-label': ['A'] }
    expect(() => tryModule(genericFilterData, { data, parameters })).toThrow(PhpError)
  })

  it('does not touch the data it was given', () => {
    const before = JSON.stringify(data)
    tryModule(genericFilterData, { data, parameters: onType('A', 'equals', 'domain') })
    expect(JSON.stringify(data)).toBe(before)
  })
})
