import { expect, it } from 'vitest'
import { tagAttachedAfterSave } from '@/engine/modules/triggers/tag-attached-after-save.ts'
import { triggerConditionHolds } from '@/engine/run/trigger-condition.ts'
import { misp, sessionOn } from '../effects/misp.ts'

it('a trigger without a node has the defaults of its parameters, and empty texts for others', () => {
  const asked = new Map<string, unknown>()
  const trigger = {
    ...tagAttachedAfterSave,
    condition: (_: unknown, parameter: (id: string) => unknown): boolean => {
      for (const id of ['scope', 'tag', 'undeclared']) asked.set(id, parameter(id))
      return true
    },
  }
  expect(triggerConditionHolds(sessionOn(misp()), null, trigger, {})).toBe(true)
  expect(Object.fromEntries(asked)).toEqual({ scope: 'event', tag: '', undeclared: '' })
})
