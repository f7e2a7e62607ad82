import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCycle } from '@/engine/graph/find-cycle'
import type { WorkflowGraph } from '@/engine/graph/model'
import { anyGraph, buildGraph, chain, diamonds } from './build-graph'

describe('findCycle', () => {
  it('tells the closing edge first, then back to where it closes', () => {
    const graph = buildGraph([
      { id: 1, to: [[2]] },
      { id: 2, to: [[3]] },
      { id: 3, to: [[4]] },
      { id: 4, to: [[2]] },
    ])
    expect(findCycle(graph)).toEqual([
      [4, 2, 'Cycle'],
      [3, 4, 'Cycle'],
      [2, 3, 'Cycle'],
    ])
  })

  it('does not notice where a self-loop closes, as MISP', () => {
    const graph = buildGraph([
      { id: 1, to: [[2]] },
      { id: 2, to: [[2]] },
    ])
    expect(findCycle(graph)).toEqual([
      [2, 2, 'Cycle'],
      [1, 2, 'Cycle'],
    ])
  })

  it('goes by the stored order, and through nodes no trigger reaches', () => {
    const graph = buildGraph([
      { id: 9, to: [[5]] },
      { id: 5, to: [[9]] },
      { id: 1, type: 't', to: [[1]] },
    ])
    expect(findCycle(graph)).toEqual([
      [5, 9, 'Cycle'],
      [9, 5, 'Cycle'],
    ])
  })

  it('goes by the ids of the nodes, not by their keys', () => {
    const [first, second] = buildGraph([
      { id: 1, to: [[2]] },
      { id: 2, to: [[1]] },
    ]).nodes
    if (first === undefined || second === undefined) throw new Error('two nodes were built')
    const graph = { nodes: [first, { ...second, id: 22 }], frames: [] }
    expect(findCycle(graph)).toEqual([])
    expect(findCycle({ nodes: [first, { ...second, id: '2' }], frames: [] })).toHaveLength(2)
  })

  it('ignores connections to missing nodes', () => {
    expect(findCycle(buildGraph([{ id: 1, to: [[9]] }]))).toEqual([])
  })

  it('is quick on long chains, long cycles and many paths', () => {
    const started = performance.now()
    const length = 20_000
    expect(findCycle(chain(length))).toEqual([])
    expect(findCycle(diamonds(60))).toEqual([])
    const ring = Array.from({ length }, (_, index) => ({
      id: index,
      to: [[(index + 1) % length]],
      from: [],
    }))
    expect(findCycle(buildGraph(ring))).toHaveLength(length)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('finds a cycle exactly where the nodes cannot be brought into an order', () => {
    fc.assert(
      fc.property(anyGraph({ cycles: true }), (graph) => {
        const cycle = findCycle(graph)
        expect(cycle.length === 0).toBe(hasOrder(graph))
        for (const [from, to] of cycle) {
          const source = graph.nodes.find(({ id }) => id === from)
          const targets = source?.outputs.flatMap(({ connections }) => connections) ?? []
          expect(targets.some(({ node }) => node === to)).toBe(true)
        }
      }),
    )
  })
})

/** Takes away nodes nothing leads to until none is left, if there is an order. */
function hasOrder(graph: WorkflowGraph): boolean {
  let left = [...graph.nodes]
  for (;;) {
    const reached = new Set(
      left
        .flatMap(({ outputs }) => outputs.flatMap(({ connections }) => connections))
        .map(({ node }) => node),
    )
    const next = left.filter(({ id }) => typeof id === 'number' && reached.has(id))
    if (next.length === left.length) return left.length === 0
    left = next
  }
}
