import { describe, expect, it } from 'vitest'
import type { StoredWorkflow } from '@/engine/effects/state.ts'
import { runWorkflow } from '@/engine/modules/actions/run-workflow.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import { at } from '../../event/samples.ts'
import { buildGraph } from '../../graph/build-graph.ts'
import { listener, misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'
import { filterAttributes, tryOnSample } from './sample-run.ts'

function adHoc(scope: string, filters = '{}'): StoredWorkflow {
  return {
    ...listener('adhoc_1'),
    id: '2',
    name: 'target',
    graph: buildGraph([
      { id: 1, type: 't', module: 'adhoc_1', to: [[2]], parameters: { scope, filters } },
      { id: 2, parameters: { data_extraction_path: 'Event.id' } },
    ]),
  }
}

const workflows = ['adhoc_1 :: target']

function run(scope: string, input_data: string, more: Parameters<typeof tryOnSample>[2] = {}) {
  const state = misp({ workflows: [adHoc(scope)] })
  return tryOnSample(runWorkflow, { workflows, input_data }, { state, ...more })
}

function sent(result: ReturnType<typeof run>) {
  return result.session.state.outbox.zmq.map(({ body }) => body)
}

describe('run-workflow', () => {
  it('needs a workflow, by id and name as MISP lists it', () => {
    expect(tryOnSample(runWorkflow)).toMatchObject({
      success: false,
      errors: ['No workflow selected'],
    })
    expect(() => tryOnSample(runWorkflow, { workflows: ['adhoc_1'] })).toThrow(
      new MispException('Invalid workflow'),
    )
    const single = tryOnSample(runWorkflow, { workflows: 'adhoc_1 :: target' })
    expect(single.success).toBe(true)
    expect(single.session.executions).toEqual([])
  })

  it('hands over the roaming data, the event’s id, or nothing', () => {
    expect(sent(run('passed_roaming_data', 'roaming_data'))).toEqual([['3']])
    expect(sent(run('passed_event_ids', 'event_ids'))).toEqual([['3']])
    expect(sent(run('passed_roaming_data', 'nothing'))).toEqual([[]])
    expect(sent(run('passed_roaming_data', 'yes'))).toEqual([[]])
    expect(sent(run('events', 'nothing'))).toEqual([['3']])
  })

  it('needs an event to name', () => {
    const state = misp({ workflows: [adHoc('passed_event_ids')] })
    const parameters = { workflows, input_data: 'event_ids' }
    expect(tryModule(runWorkflow, { state, parameters, data: { Event: {} } }).success).toBe(false)
  })

  it('hands over the uuids of what the node filter keeps, which are no events', () => {
    const kept = run('passed_event_ids', 'event_ids', { savedFilters: filterAttributes('id', '9') })
    expect(kept.success).toBe(true)
    expect(sent(kept)).toEqual([])
    const nothing = run('passed_event_ids', 'event_ids', {
      savedFilters: filterAttributes('id', '99'),
    })
    expect(nothing.success).toBe(true)
    const selector = {
      selector: 'Event.Tag.{n}',
      path: 'name',
      operator: 'equals',
      value: 'tlp:green',
    }
    expect(run('passed_event_ids', 'event_ids', { savedFilters: selector }).success).toBe(false)
  })

  it('reloads the event, which must be there', () => {
    const result = run('events', 'nothing')
    const data = { ...result.stored, extra: 'lost' }
    expect(at(run('events', 'nothing', { data }).stored, 'extra')).toBeNull()
    const state = misp({ workflows: [adHoc('events')] })
    expect(() =>
      tryModule(runWorkflow, { state, parameters: { workflows }, data: { Event: { id: '99' } } }),
    ).toThrow(PhpError)
  })

  it('dies of a workflow that is switched off', () => {
    const state = misp({ workflows: [{ ...adHoc('events'), enabled: false }] })
    expect(() => tryOnSample(runWorkflow, { workflows }, { state })).toThrow(PhpError)
  })
})
