import { describe, expect, it } from 'vitest'
import { reloadFullEvent } from '@/engine/modules/actions/reload-full-event.ts'
import { runWorkflow } from '@/engine/run/run-workflow.ts'
import { at } from '../../event/samples.ts'
import { buildGraph } from '../../graph/build-graph.ts'
import { listener, misp } from '../../effects/misp.ts'
import { tryOnSample } from './sample-run.ts'

describe('reload-full-event', () => {
  it('dies without a trigger node, as in a stateless execution', () => {
    expect(() => tryOnSample(reloadFullEvent)).toThrow(
      'WorkflowRoamingData::getTriggerNode(): Return value must be of type array, null returned',
    )
  })

  it.each([
    [true, 'Sample'],
    [false, 'stale'],
  ])('with a trigger stored with misp_core_format %s the info is %s', (core, info) => {
    const [trigger, action] = buildGraph([
      { id: 1, type: 't', module: 'event-publish', to: [[2]] },
      { id: 2, module: 'reload-full-event' },
    ]).nodes
    if (trigger === undefined || action === undefined) throw new Error('two nodes were built')
    const raw = { data: { misp_core_format: core } }
    const graph = { nodes: [{ ...trigger, raw }, action], frames: [] }
    const { steps } = runWorkflow({
      workflow: { ...listener('event-publish'), graph },
      data: { Event: { id: '3', info: 'stale' } },
      state: misp(),
    })
    expect(at(steps[0]?.output, 'Event', 'info')).toBe(info)
  })
})
