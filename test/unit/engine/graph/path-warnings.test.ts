import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { findPathWarnings } from '@/engine/graph/path-warnings'
import { pathTexts, walk } from '@/engine/graph/walk'
import { anyGraph, buildGraph, diamonds } from './build-graph'

const isStop = ({ moduleId }: GraphNode): boolean => moduleId === 'stop-execution'

function edges(graph: WorkflowGraph): readonly string[] {
  return findPathWarnings(graph, isStop).edges.map(
    ([from, to, , , , node]) => `${from}-${to}:${String(node)}`,
  )
}

describe('findPathWarnings', () => {
  it('lists every edge from the concurrent task, for every blocking node on the way', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[2]] },
      { id: 2, type: 'l', module: 'concurrent-task', to: [[3]] },
      { id: 3, module: 'stop-execution', to: [[4]] },
      { id: 4, module: 'stop-execution' },
    ])
    expect(edges(graph)).toEqual(['2-3:3', '2-3:4', '3-4:4'])
  })

  it('begins at each concurrent task', () => {
    const graph = buildGraph([
      { id: 3, type: 'l', module: 'concurrent-task', to: [[4]] },
      { id: 4, type: 'l', module: 'concurrent-task', to: [[6, 6]] },
      { id: 6, module: 'stop-execution' },
    ])
    expect(edges(graph)).toEqual(['3-4:6', '4-6:6', '3-4:6', '4-6:6', '4-6:6', '4-6:6'])
  })

  it('is silent without concurrent tasks and about missing nodes', () => {
    expect(
      edges(
        buildGraph([
          { id: 1, type: 't', to: [[2]] },
          { id: 2, module: 'stop-execution' },
        ]),
      ),
    ).toEqual([])
    expect(edges(buildGraph([{ id: 1, type: 'l', module: 'concurrent-task', to: [[9]] }]))).toEqual(
      [],
    )
  })

  it('does not walk where no blocking node is', () => {
    expect(findPathWarnings(diamonds(60), isStop)).toEqual({ edges: [], complete: true })
  })

  it('gives up where there are too many paths, and says so', () => {
    const started = performance.now()
    const { edges: found, complete } = findPathWarnings(diamonds(60, 'stop-execution'), isStop)
    expect(complete).toBe(false)
    expect(found.length).toBe(20_000)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('gives up a long search that finds nothing', () => {
    // All nodes lead to all others, so countless paths end before they come to the blocking node.
    const ids = Array.from({ length: 12 }, (_, index) => index + 1)
    const others = ids.map((id) => ({
      id,
      to: [ids],
      type: 'l',
      module: 'concurrent-task',
      from: [],
    }))
    const graph = buildGraph([...others, { id: 13, module: 'stop-execution', to: [[1]], from: [] }])
    const reached = findPathWarnings(graph, ({ id }) => id === 12)
    expect(reached.complete).toBe(false)
  })

  it('finds what a walk along all paths finds', () => {
    fc.assert(
      fc.property(anyGraph({ cycles: false }), (graph) => {
        const plain: string[] = []
        for (const task of graph.nodes.filter(({ moduleId }) => moduleId === 'concurrent-task')) {
          const rules = { alwaysFirstOutput: (): boolean => false }
          for (const { node, path } of walk(graph, task.key, 'include-logic', rules)) {
            if (node === null || !isStop(node)) continue
            for (const text of pathTexts(path)) {
              const [from, , , to] = text.split(':')
              plain.push(`${from ?? ''}-${to ?? ''}:${node.key}`)
            }
          }
        }
        expect(edges(graph)).toEqual(plain)
      }),
    )
  })
})
