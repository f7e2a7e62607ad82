import { describe, expect, it } from 'vitest'
import { checkGraph } from '@/engine/graph/check-graph'
import type { GraphNode } from '@/engine/graph/model'
import { findMultipleConnections } from '@/engine/graph/multiple-connections'
import { idAsKey } from '@/engine/graph/node-id'
import { saveErrors } from '@/engine/graph/save-errors'
import { nodeIdForTrigger, triggerNodes } from '@/engine/graph/trigger-nodes'
import { PhpError } from '@/engine/php/errors'
import { buildGraph } from './build-graph'

const isStop = ({ moduleId }: GraphNode): boolean => moduleId === 'stop-execution'
const trigger = { id: 1, type: 't', module: 'event-publish' }

describe('findMultipleConnections', () => {
  it('tells the targets of outputs with several connections', () => {
    const graph = buildGraph([{ ...trigger, to: [[2, 3]] }, { id: 2, to: [[3]] }, { id: 3 }])
    expect([...findMultipleConnections(graph)]).toEqual([[1, [2, 3]]])
  })

  it('believes nodes that say they may', () => {
    const graph = buildGraph([{ ...trigger, to: [[2, 3]], several: true }])
    expect(findMultipleConnections(graph).size).toBe(0)
  })

  it('tells only the last such output of a node, as MISP', () => {
    const graph = buildGraph([{ ...trigger, to: [[2, 3], [4, 5], [6]] }])
    expect([...findMultipleConnections(graph)]).toEqual([[1, [4, 5]]])
  })
})

describe('triggers', () => {
  const graph = buildGraph([
    { id: 7, type: 't', module: 'log-after-save' },
    { id: 2, type: 't', module: 'event-publish' },
  ])

  it('are all found, in order', () => {
    expect(triggerNodes(graph).map(({ id }) => id)).toEqual([7, 2])
  })

  it('start at the first one only', () => {
    expect(nodeIdForTrigger(graph, 'log-after-save')).toBe(7)
    expect(nodeIdForTrigger(graph, 'event-publish')).toBe(-1)
    expect(nodeIdForTrigger(buildGraph([{ id: 1 }]), 'event-publish')).toBe(-1)
  })

  it('are confused with nothing when the id is empty, as in PHP', () => {
    expect(() => nodeIdForTrigger(buildGraph([]), '')).toThrow(PhpError)
    expect(nodeIdForTrigger(graph, '')).toBe(-1)
  })
})

describe('saveErrors', () => {
  it('is empty for a graph that MISP saves, whatever its connections lead to', () => {
    expect(saveErrors(buildGraph([{ ...trigger, to: [[9]] }]))).toEqual([])
  })

  it('gives all reasons in the order in which MISP looks', () => {
    const graph = buildGraph([{ id: 2, to: [[2, 2]] }])
    expect(saveErrors(graph)).toEqual([
      'Cannot save a workflow containing a cycle',
      'Cannot save a workflow containing no or more than one trigger',
      'Cannot save a workflow having more than one connection per output',
    ])
  })

  it('refuses a second trigger', () => {
    expect(saveErrors(buildGraph([trigger, { ...trigger, id: 2 }]))).toEqual([
      'Cannot save a workflow containing no or more than one trigger',
    ])
  })
})

describe('checkGraph', () => {
  it('answers as MISP when all is well', () => {
    expect(checkGraph(buildGraph([trigger]), isStop)).toEqual({
      is_acyclic: { is_acyclic: true, cycles: [] },
      multiple_output_connection: { has_multiple_output_connection: false, edges: {} },
      path_warnings: { has_path_warnings: false, edges: [] },
    })
  })

  it('answers as MISP when nothing is', () => {
    const graph = buildGraph([
      { ...trigger, to: [[2, 1]] },
      { id: 2, type: 'l', module: 'concurrent-task', to: [[3]] },
      { id: 3, module: 'stop-execution' },
    ])
    expect(checkGraph(graph, isStop)).toEqual({
      is_acyclic: { is_acyclic: false, cycles: [[1, 1, 'Cycle']] },
      multiple_output_connection: { has_multiple_output_connection: true, edges: { 1: [2, 1] } },
      path_warnings: {
        has_path_warnings: true,
        edges: [
          [
            '2',
            '3',
            'This path leads to a blocking node from a non-blocking context',
            true,
            'stop-execution',
            3,
          ],
        ],
      },
    })
  })
})

describe('idAsKey', () => {
  it.each([
    ['7', 7],
    ['07', '07'],
    ['-3', -3],
    ['x', 'x'],
    ['9007199254740993', '9007199254740993'],
    [7.9, 7],
    [true, 1],
    [false, 0],
    [null, ''],
    [[], ''],
  ])('takes %j for the key %j, as PHP does', (id, key) => {
    expect(idAsKey(id)).toBe(key)
  })
})
