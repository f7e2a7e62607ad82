import { describe, expect, it } from 'vitest'
import type { StoredWorkflow } from '@/engine/effects/state.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { at, storedEvent } from '../event/samples.ts'
import { buildGraph } from '../graph/build-graph.ts'
import { misp } from '../effects/misp.ts'

const state = misp({
  events: {
    3: storedEvent,
    4: { ...storedEvent, id: '4', uuid: '00000000-0000-4000-8000-00000000e004', info: 'Other' },
  },
})

function workflow(parameters: PhpMap, module = 'push-zmq'): StoredWorkflow {
  const told = module === 'push-zmq' ? { data_extraction_path: 'Event.id' } : {}
  return {
    id: '1',
    name: 'By hand',
    triggerId: 'adhoc_1',
    debugEnabled: false,
    enabled: true,
    counter: 0,
    graph: buildGraph([
      { id: 1, type: 't', module: 'adhoc_1', to: [[2]], parameters },
      { id: 2, module, parameters: told },
    ]),
  }
}

function run(parameters: PhpMap, data: PhpValue = [], changes: Partial<StoredWorkflow> = {}) {
  const request = { workflow: { ...workflow(parameters), ...changes }, data, state }
  const result = runWorkflow({ ...request, version: '2.5.19' })
  return { ...result, ids: result.state.outbox.zmq.map(({ body }) => at(body, '0')) }
}

describe('an ad-hoc workflow', () => {
  it('runs once for each event its search finds', () => {
    const { executions, ids, outcome } = run({ scope: 'events', filters: '{}' })
    expect(outcome).toBe('success')
    expect(ids).toEqual(['3', '4'])
    expect(executions).toHaveLength(2)
    expect(run({ scope: 'events', filters: '{"eventid":"4"}' }).ids).toEqual(['4'])
    expect(run({ scope: 'events', filters: '"text"' }).ids).toEqual(['3', '4'])
  })

  it('takes the filters passed to it, or the data themselves', () => {
    const passed = { scope: 'passed_event_ids', filters: '{}' }
    expect(run(passed, { eventid: ['4'] }).ids).toEqual(['4'])
    expect(run(passed, []).ids).toEqual(['3', '4'])
    expect(run(passed, { Event: { id: '3' } }).ids).toEqual([])
    expect(run(passed, 'text').ids).toEqual([])
    expect(
      run({ scope: 'passed_roaming_data', filters: '{}' }, { Event: { id: '9' } }).ids,
    ).toEqual(['9'])
  })

  it('fails when there is nothing to run on', () => {
    expect(run({ scope: 'attributes', filters: '{}' })).toMatchObject({
      success: false,
      outcome: 'failure',
      outcomeText: 'No data collected.',
    })
  })

  it('dies of filters that are no JSON', () => {
    for (const filters of ['', '{', ['x']]) {
      expect(run({ scope: 'events', filters }).outcome).toBe('fatal')
    }
    expect(run({ scope: 'events' }).fatal?.message).toBe('Syntax error')
  })

  it('gives the last run as its answer, and stops at one that dies', () => {
    const stop = workflow({ scope: 'events', filters: '{}' }, 'stop-execution')
    const { executions, outcome } = run({}, [], stop)
    expect(outcome).toBe('blocked')
    expect(executions.map(({ errors }) => errors.length)).toEqual([1, 2])
    const off = run({ scope: 'events', filters: '{}' }, [], { enabled: false })
    expect(off.outcome).toBe('fatal')
    expect(off.executions).toHaveLength(1)
  })
})
