import { expect, it } from 'vitest'
import { blueprintLogicModule } from '@/engine/modules/logic/blueprint-logic-module.ts'
import { tryModule } from '../try-module.ts'

it('blueprint-logic-module takes the first output and leaves the data alone', () => {
  const data = { Event: { info: 'x' } }
  const { stored, success } = tryModule(blueprintLogicModule, { data })
  expect(success).toBe(true)
  expect(stored).toBe(data)
})
