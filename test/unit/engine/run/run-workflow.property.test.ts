import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compatOf } from '@/engine/compat.ts'
import { applyEffect } from '@/engine/effects/apply.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { deepFreeze } from '../event/samples.ts'
import { runRequests } from './random-runs.ts'

const RUNS = { numRuns: 300 }

test('any workflow on any data ends, without throwing and without touching what it was given', () => {
  fc.assert(
    fc.property(runRequests, (request) => {
      const { executions, outcome } = runWorkflow(deepFreeze(request))
      expect(['success', 'failure', 'blocked', 'fatal']).toContain(outcome)
      expect(executions.length).toBeGreaterThan(0)
    }),
    RUNS,
  )
})

test('the same run gives the same result', () => {
  fc.assert(
    fc.property(runRequests, (request) => {
      expect(runWorkflow(request)).toEqual(runWorkflow(request))
    }),
    { numRuns: 100 },
  )
})

test('what a run wants is plain data, and every effect has a meaning on the simulated MISP', () => {
  fc.assert(
    fc.property(runRequests, (request) => {
      const { effects } = runWorkflow(request)
      for (const effect of effects) {
        expect(JSON.parse(JSON.stringify(effect))).toEqual(effect)
        const compat = compatOf(request.version ?? '2.5.19')
        expect(() => applyEffect(deepFreeze(request.state), effect, compat)).not.toThrow()
      }
    }),
    { numRuns: 150 },
  )
})

test('a workflow with errors says of every execution how it ended', () => {
  fc.assert(
    fc.property(runRequests, (request) => {
      for (const execution of runWorkflow(request).executions) {
        expect(execution.success).toBe(execution.outcome === 'success')
        expect(execution.fatal === undefined).toBe(execution.outcome !== 'fatal')
      }
    }),
    { numRuns: 100 },
  )
})
