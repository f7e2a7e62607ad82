import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkflowGraph } from '@/engine/graph/model'
import { pathTexts, walk, type PathType } from '@/engine/graph/walk'
import { PhpError } from '@/engine/php/errors'
import { anyGraph, buildGraph, chain, diamonds } from './build-graph'

const rules = {
  alwaysFirstOutput: ({ moduleId }: { moduleId: string }): boolean =>
    moduleId === 'generic-filter-data',
}

/** What a walk reports, as text: `!2` an executed logic node, `3` a visited one, `-` a missing one. */
function report(
  graph: WorkflowGraph,
  pathType: PathType,
  answers: Readonly<Record<string, boolean>> = {},
  start = 1,
): string {
  const seen: string[] = []
  const steps = walk(graph, start, pathType, rules)
  let answer: boolean | undefined
  for (let next = steps.next(); next.done !== true; next = steps.next(answer)) {
    const step = next.value
    if (step.kind === 'visit') seen.push(step.node?.key ?? '-')
    else seen.push(`!${step.node.key}${step.target === undefined ? '' : `(${step.target})`}`)
    answer = step.kind === 'logic' ? (answers[step.node.key] ?? true) : undefined
  }
  return seen.join(' ')
}

const branching = buildGraph([
  { id: 1, type: 't', module: 'event-publish', to: [[2]] },
  { id: 2, type: 'l', module: 'published-if', to: [[3], [4, 3]] },
  { id: 3 },
  { id: 4, to: [[3]] },
])

describe('walk', () => {
  it('takes the first output of a logic node that says yes, else the second', () => {
    expect(report(branching, 'blocking', { 2: true })).toBe('!2 3')
    expect(report(branching, 'blocking', { 2: false })).toBe('!2 4 3 3')
  })

  it('follows all outputs of actions, in stored order', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[3, 2], [4]] },
      { id: 4 },
      { id: 2 },
      { id: 3 },
    ])
    expect(report(graph, 'non-blocking')).toBe('3 2 4')
  })

  it('executes nothing when it includes logic, and reports every node', () => {
    expect(report(branching, 'include-logic')).toBe('1 2 3 4 3 3')
  })

  it('executes a concurrent task once per branch and does not walk behind it', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[2]] },
      { id: 2, type: 'l', module: 'concurrent-task', to: [[3, 4], [5]] },
      { id: 3 },
      { id: 4 },
      { id: 5 },
    ])
    expect(report(graph, 'blocking')).toBe('!2(3) !2(4)')
    expect(report(graph, 'include-logic')).toBe('1 2 3 4 5')
  })

  it('passes nodes that always lead to their first output, whatever they say', () => {
    const graph = buildGraph([
      { id: 1, type: 'l', module: 'generic-filter-data', to: [[2], [3]] },
      { id: 2 },
      { id: 3 },
    ])
    expect(report(graph, 'blocking', { 1: false })).toBe('!1 2')
  })

  it('ends a branch at a logic node without the chosen output', () => {
    const graph = buildGraph([{ id: 1, type: 'l', module: 'published-if', to: [[2]] }, { id: 2 }])
    expect(report(graph, 'blocking', { 1: false })).toBe('!1')
  })

  it('reports what stands behind a connection to no node as a missing node, and goes on', () => {
    const graph = buildGraph([{ id: 1, type: 't', to: [[9, 2]] }, { id: 2 }])
    expect(report(graph, 'blocking')).toBe('- 2')
  })

  it('takes nodes of an unknown type for actions', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[2]] },
      { id: 2, type: '' },
    ])
    expect(report(graph, 'blocking')).toBe('2')
  })

  it('takes every edge once per path, so cycles end', () => {
    const graph = buildGraph([
      { id: 1, type: 't', to: [[2]] },
      { id: 2, to: [[3]] },
      { id: 3, to: [[2]] },
    ])
    expect(report(graph, 'blocking')).toBe('2 3 2')
  })

  it('names edges by source, output, place and target', () => {
    const paths = [...walk(branching, 1, 'include-logic', rules)].map(({ path }) => pathTexts(path))
    expect(paths.at(0)).toEqual([])
    expect(paths.at(-1)).toEqual(['1:output_1:0:2', '2:output_2:1:3'])
  })

  it('dies where MISP does: without its start node, and at a concurrent task without output', () => {
    expect(() => report(branching, 'blocking', {}, 9)).toThrow(
      new PhpError('Exception', 'Could not find start node 9'),
    )
    const graph = buildGraph([{ id: 1, type: 'l', module: 'concurrent-task' }])
    expect(() => report(graph, 'blocking')).toThrow(/_evaluateConcurrentTask/)
    expect(report(graph, 'include-logic')).toBe('1')
  })

  it('goes on only when asked to: a driver can stop in a graph with endlessly many paths', () => {
    const steps = walk(diamonds(60), 1, 'include-logic', rules)
    const first = Array.from({ length: 1000 }, () => steps.next().value)
    expect(first.every((step) => step?.kind === 'visit')).toBe(true)
  })

  it('walks long chains in time that grows with their length', () => {
    const started = performance.now()
    const visited = [...walk(chain(20_000), 1, 'blocking', rules)].length
    expect(visited).toBe(19_999)
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('ends on any graph, and never takes an edge twice on a path', () => {
    fc.assert(
      fc.property(anyGraph({ cycles: true }), (graph) => {
        let steps = 0
        for (const { path } of walk(graph, 1, 'include-logic', rules)) {
          const edges = pathTexts(path)
          expect(new Set(edges).size).toBe(edges.length)
          if ((steps += 1) > 5000) return
        }
      }),
      { numRuns: 60 },
    )
  })
})
