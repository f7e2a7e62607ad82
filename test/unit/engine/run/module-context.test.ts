import { expect, it } from 'vitest'
import { stopExecution } from '@/engine/modules/actions/stop-execution.ts'
import { tryModule } from '../modules/try-module.ts'

it('a parameter that a module does not declare is an empty text', () => {
  let value: unknown
  tryModule(
    {
      ...stopExecution,
      run: (context) => {
        value = context.parameter('undeclared')
        return true
      },
    },
    { parameters: { undeclared: 'saved all the same' } },
  )
  expect(value).toBe('')
})
