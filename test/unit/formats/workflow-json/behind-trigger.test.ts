import { describe, expect, it } from 'vitest'
import { findTriggerNode } from '@/engine/graph/model'
import { saveErrors } from '@/engine/graph/save-errors'
import { adhocTrigger } from '@/engine/modules/triggers/adhoc-trigger'
import { eventPublish } from '@/engine/modules/triggers/event-publish'
import { putBehindTrigger } from '@/formats/workflow-json/behind-trigger'
import { buildGraph } from '../../engine/graph/build-graph'

const trigger = eventPublish.declaration

describe('putBehindTrigger', () => {
  it('connects the trigger to the node without input, in both directions', () => {
    const { nodes } = buildGraph([
      { id: 5, to: [[6]], from: [99] },
      { id: 6, module: 'stop-execution' },
    ])
    const { graph, entries, dropped } = putBehindTrigger(nodes, trigger)
    expect(entries).toEqual(['5'])
    expect(dropped).toBe(0)
    const [first, second] = graph.nodes
    expect(first).toMatchObject({ key: '1', moduleType: 'trigger', moduleId: 'event-publish' })
    expect(first?.outputs[0]?.connections).toEqual([{ node: 5, port: 'input_1' }])
    expect(second?.inputs[0]?.connections).toEqual([{ node: 1, port: 'output_1' }])
    expect(saveErrors(graph)).toEqual([])
  })

  it('drops connections that lead outside, also from the raw nodes that debug calls send', () => {
    const { nodes } = buildGraph([{ id: 5, to: [[6, 42]] }, { id: 6 }])
    const { graph, dropped } = putBehindTrigger(nodes, trigger)
    expect(dropped).toBe(1)
    expect(JSON.stringify(graph)).not.toContain('42')
  })

  it('leaves out triggers among the nodes: what they led to is a beginning then', () => {
    const { nodes } = buildGraph([
      { id: 1, type: 't', module: 'event-after-save', to: [[2]] },
      { id: 2, to: [[3]] },
      { id: 3 },
    ])
    const { graph, entries } = putBehindTrigger(nodes, trigger)
    expect(entries).toEqual(['2'])
    expect(graph.nodes.map(({ moduleId }) => moduleId)).toEqual([
      'event-publish',
      'push-zmq',
      'push-zmq',
    ])
  })

  it('takes a free key for the trigger', () => {
    const { nodes } = buildGraph([{ id: 1, to: [[17]] }, { id: 17 }])
    expect(findTriggerNode(putBehindTrigger(nodes, trigger).graph)?.key).toBe('18')
  })

  it('connects several beginnings, and none where all is a circle', () => {
    const two = buildGraph([{ id: 2 }, { id: 3 }]).nodes
    expect(putBehindTrigger(two, trigger).entries).toEqual(['2', '3'])
    const circle = buildGraph([
      { id: 2, to: [[3]] },
      { id: 3, to: [[2]] },
    ]).nodes
    expect(putBehindTrigger(circle, trigger).entries).toEqual([])
  })

  it('makes an ad-hoc trigger take what it is given', () => {
    const { nodes } = buildGraph([{ id: 2 }])
    const { graph } = putBehindTrigger(nodes, adhocTrigger.declaration, 'adhoc_1')
    expect(findTriggerNode(graph)).toMatchObject({
      moduleId: 'adhoc_1',
      parameters: { scope: 'passed_roaming_data' },
    })
  })
})
