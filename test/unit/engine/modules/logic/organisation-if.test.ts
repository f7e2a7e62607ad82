import { describe, expect, it } from 'vitest'
import { organisationIf } from '@/engine/modules/logic/organisation-if.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

const event = { Event: { org_id: '2', orgc_id: '1' } }

function holds(parameters: PhpMap, data: PhpMap = event): boolean {
  return tryModule(organisationIf, { data, parameters }).success
}

describe('organisation-if', () => {
  it('asks about the creator or the owner', () => {
    expect(holds({ org_type: 'orgc', org_id: ['1', '3'] })).toBe(true)
    expect(holds({ org_type: 'orgc', org_id: ['2'] })).toBe(false)
    expect(holds({ org_type: 'org', org_id: ['2'] })).toBe(true)
    expect(holds({ org_type: 'x', org_id: ['2'] })).toBe(true)
  })

  it('asks whether it is none of them', () => {
    expect(holds({ condition: 'not_in', org_id: ['2', '3'] })).toBe(true)
    expect(holds({ condition: 'not_in', org_id: ['1'] })).toBe(false)
  })

  it('reads nodes of its first version: one organisation, other names of the conditions', () => {
    expect(holds({ condition: 'equals', org_id: '1' })).toBe(true)
    expect(holds({ condition: 'not_equals', org_id: 1 })).toBe(false)
    expect(holds({ condition: 'like', org_id: '1' })).toBe(false)
  })

  it('means organisation 1 without a choice, and takes a missing one for 0', () => {
    expect(holds({})).toBe(true)
    expect(holds({ org_id: '' })).toBe(false)
    expect(holds({ org_id: ['0'] }, { Event: {} })).toBe(true)
  })
})
