import { describe, expect, it } from 'vitest'
import { freeKeys } from '@/engine/graph/edit/node-keys'
import type { WorkflowGraph } from '@/engine/graph/model'
import { buildGraph } from '../build-graph'

describe('keys of new nodes', () => {
  it('follow the highest one', () => {
    expect(freeKeys(buildGraph([{ id: 7 }, { id: 3 }]), 2)).toEqual(['8', '9'])
    expect(freeKeys({ nodes: [], frames: [] }, 1)).toEqual(['1'])
  })

  it('are none that a lost connection leads to, a frame holds or something beside the nodes has', () => {
    const graph: WorkflowGraph = {
      ...buildGraph([{ id: 1, type: 't', to: [[2]] }]),
      frames: [{ id: 'f', title: '', nodes: [3], raw: {} }],
      rest: { 4: 'what' },
    }
    expect(freeKeys(graph, 1)).toEqual(['5'])
  })

  it('are none that a node has as its id', () => {
    const [node] = buildGraph([{ id: 1 }]).nodes
    if (node === undefined) throw new Error('no node')
    expect(freeKeys({ nodes: [{ ...node, id: '6' }], frames: [] }, 1)).toEqual(['7'])
  })

  it('start from below when the highest is too big to count on', () => {
    const graph = buildGraph([{ id: 1 }, { id: 2 ** 53 }])
    expect(freeKeys(graph, 3)).toEqual(['2', '3', '4'])
  })

  it('do not stumble over keys and ids that are no numbers', () => {
    const [node] = buildGraph([{ id: 1 }]).nodes
    if (node === undefined) throw new Error('no node')
    const odd = { ...node, key: 'x', id: { a: 1 } }
    expect(freeKeys({ nodes: [odd], frames: [] }, 1)).toEqual(['1'])
  })
})
