import { describe, expect, it } from 'vitest'
import { attributeIdsFlagOperation } from '@/engine/modules/actions/attribute-ids-flag-operation.ts'
import { enableFilter, resetFilters } from '@/engine/run/label-filters.ts'
import { at, pluck } from '../../event/samples.ts'
import { misp, NOW, storedAttribute } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { filterAttributes, roamingData, tryOnSample } from './sample-run.ts'

const only9 = filterAttributes('id', '9')

describe('attribute_ids_flag_operation', () => {
  it('clears the flag in MISP and the roaming data, and tells of each attribute', () => {
    const { success, session, stored } = tryOnSample(attributeIdsFlagOperation, {
      action: 'remove',
    })
    expect(success).toBe(true)
    expect(storedAttribute(session, 12)['to_ids']).toBe(false)
    expect(pluck(at(stored, 'Event', '_AttributeFlattened'), 'to_ids')).toEqual([
      false,
      false,
      false,
      false,
    ])
    expect(at(stored, 'Event', 'Object', '0', 'Attribute', '1', 'to_ids')).toBe(false)
    expect(session.effects).toMatchObject([{ kind: 'edit-attributes', fields: ['to_ids'] }])
    expect(session.logRows.map(({ change }) => change)).toEqual(Array(4).fill('to_ids (1) => ()'))
  })

  it('sets it by default', () => {
    const { stored } = tryOnSample(attributeIdsFlagOperation, {}, { savedFilters: only9 })
    expect(at(stored, 'Event', 'Attribute', '1')).toMatchObject({
      to_ids: true,
      timestamp: NOW,
      _materialChange: false,
    })
    expect(at(stored, 'Event', 'Attribute', '0')).not.toHaveProperty('_materialChange')
  })

  it('in 2.5.1 hands the attribute on without its timestamp', () => {
    const trial = { savedFilters: only9, version: '2.5.1' } as const
    const { stored } = tryOnSample(attributeIdsFlagOperation, {}, trial)
    const edited = at(stored, 'Event', 'Attribute', '1')
    expect(edited).not.toHaveProperty('timestamp')
    expect(edited).not.toHaveProperty('_materialChange')
  })

  it('fails without an attribute', () => {
    const savedFilters = filterAttributes('id', 'none')
    expect(tryOnSample(attributeIdsFlagOperation, {}, { savedFilters }).success).toBe(false)
  })

  it('survives a reset of the filters in newer versions only', () => {
    for (const version of ['2.5.1', '2.5.19'] as const) {
      const data = enableFilter(roamingData(misp(), version), 'A', only9)
      const parameters = { action: 'remove' }
      const trial = { data, parameters, state: misp(), version }
      const { stored } = tryModule(attributeIdsFlagOperation, trial)
      const restored = resetFilters(stored, 'all')
      const flag = at(restored, 'Event', '_AttributeFlattened', '1', 'to_ids')
      expect(flag).toBe(version === '2.5.1')
    }
  })

  it('takes a text for an attribute as PHP does: it dies', () => {
    const data = { Event: { id: '3', _AttributeFlattened: ['x'] } }
    expect(() => tryModule(attributeIdsFlagOperation, { data, state: misp() })).toThrow(
      'Cannot access offset',
    )
  })
})
