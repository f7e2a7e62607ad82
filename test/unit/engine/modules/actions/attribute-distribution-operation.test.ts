import { describe, expect, it } from 'vitest'
import { attributeDistributionOperation } from '@/engine/modules/actions/attribute-distribution-operation.ts'
import { at } from '../../event/samples.ts'
import { misp, storedAttribute } from '../../effects/misp.ts'
import { roamingData, tryOnSample } from './sample-run.ts'

describe('attribute_distribution_operation', () => {
  it('changes the distribution, with a group only for that of sharing groups', () => {
    const parameters = { distribution: '4', sharing_group_id: '2' }
    const { session } = tryOnSample(attributeDistributionOperation, parameters)
    expect(storedAttribute(session, 8)).toMatchObject({ distribution: '4', sharing_group_id: '2' })
    const plain = tryOnSample(attributeDistributionOperation, { ...parameters, distribution: '2' })
    expect(storedAttribute(plain.session, 8)).toMatchObject({
      distribution: '2',
      sharing_group_id: '0',
    })
    expect(at(plain.stored, 'Event', 'Attribute', '0', '_materialChange')).toBe(true)
  })

  it.each([
    { distribution: '9' },
    { distribution: '' },
    { distribution: '4', sharing_group_id: [] },
  ])('with %j changes nothing and fails', (parameters) => {
    const { success, session, stored } = tryOnSample(attributeDistributionOperation, parameters)
    expect(success).toBe(false)
    expect(session.state.events).toEqual(misp().events)
    expect(stored).toEqual(roamingData())
  })
})
