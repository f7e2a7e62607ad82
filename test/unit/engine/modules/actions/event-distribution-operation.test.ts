import { describe, expect, it } from 'vitest'
import { eventDistributionOperation } from '@/engine/modules/actions/event-distribution-operation.ts'
import { at } from '../../event/samples.ts'
import { listener, misp, NOW } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { tryOnSample } from './sample-run.ts'

describe('Module_event_distribution_operation', () => {
  it('changes event and roaming data, and unpublishes by default', () => {
    const { success, session, stored } = tryOnSample(eventDistributionOperation, {
      distribution: '3',
    })
    expect(success).toBe(true)
    expect(session.state.events['3']).toMatchObject({ distribution: '3', timestamp: String(NOW) })
    expect(at(stored, 'Event', 'distribution')).toBe('3')
  })

  it('frozen leaves the timestamp as the roaming data have it', () => {
    const parameters = { freeze: 'freeze', distribution: '4', sharing_group_id: '1' }
    const { session, stored } = tryOnSample(eventDistributionOperation, parameters)
    expect(session.state.events['3']).toMatchObject({
      distribution: '4',
      sharing_group_id: '1',
      timestamp: '1727740900',
    })
    expect(at(stored, 'Event', 'sharing_group_id')).toBe('1')
  })

  it('leaves an event without attributes alone', () => {
    const data = { Event: { id: '3', _AttributeFlattened: [] } }
    const parameters = { distribution: '3' }
    const { success, session } = tryModule(eventDistributionOperation, {
      data,
      parameters,
      state: misp(),
    })
    expect(success).toBe(true)
    expect(session.effects).toEqual([])
  })

  it('fails with what is no distribution, and where a workflow prevents the saving', () => {
    const { success, stored } = tryOnSample(eventDistributionOperation, { distribution: 'abc' })
    expect(success).toBe(false)
    expect(at(stored, 'Event', 'distribution')).toBe('1')
    const state = misp({ workflows: [listener('event-before-save', 'no')] })
    expect(tryOnSample(eventDistributionOperation, {}, { state }).success).toBe(false)
  })
})
