import { expect, it } from 'vitest'
import { attributeEditionOperation } from '@/engine/modules/actions/attribute-edition-operation.ts'
import { roamingData, tryOnSample } from './sample-run.ts'

it('attribute_edition_operation does nothing and succeeds', () => {
  const { success, session, stored } = tryOnSample(attributeEditionOperation)
  expect(success).toBe(true)
  expect(session.effects).toEqual([])
  expect(stored).toEqual(roamingData())
})
