import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBehind, addNode } from '@/engine/graph/edit/add-node'
import { disconnect } from '@/engine/graph/edit/connect'
import { edgeId } from '@/engine/graph/edit/edges'
import { findPathWarnings } from '@/engine/graph/path-warnings'
import { cannotBlock } from '@/engine/graph/problems/reach-problems'
import { buildGraph } from '../build-graph'
import { EMPTY, request, sampleGraph } from '../edit/sample-graph'
import { mended, problemOf, problemsOf } from './find'

describe('unreachable nodes', () => {
  it('are those that no path from the trigger leads to', () => {
    const graph = disconnect(sampleGraph(), [
      { source: '2', output: 'output_1', target: '3', input: 'input_1' },
    ])
    expect(problemsOf(graph, 'unreachable').map(({ nodes }) => nodes)).toEqual([['3'], ['4']])
    expect(problemsOf(sampleGraph(), 'unreachable')).toEqual([])
  })

  it('can be removed', () => {
    const { graph } = addNode(sampleGraph(), request('webhook'))
    expect(mended(graph, 'unreachable').nodes).toHaveLength(5)
  })

  it('are not told while there is no trigger', () => {
    expect(problemsOf(addNode(EMPTY, request('webhook')).graph, 'unreachable')).toEqual([])
  })
})

describe('blocking nodes behind a concurrent task', () => {
  it('are told with the connections on the way', () => {
    let graph = addNode(EMPTY, request('event-publish')).graph
    for (const [source, id] of [
      ['1', 'concurrent-task'],
      ['2', 'tag_operation'],
      ['3', 'stop-execution'],
    ] as const) {
      graph = addBehind(graph, { source, output: 'output_1' }, request(id)).graph
    }
    const problem = problemOf(graph, 'cannot-block')
    expect(problem.nodes).toEqual(['4'])
    expect(problem.edges).toHaveLength(2)
    expect(problemsOf(sampleGraph(), 'cannot-block')).toEqual([])
  })

  const graphs = fc
    .array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }), {
      minLength: 2,
      maxLength: 9,
    })
    .chain((steps) =>
      fc.tuple(
        fc.constant(steps),
        fc.array(fc.constantFrom('concurrent-task', 'stop-execution', 'push-zmq'), {
          minLength: steps.length,
          maxLength: steps.length,
        }),
      ),
    )
    .map(([steps, modules]) =>
      buildGraph(
        steps.map((ahead, index) => ({
          id: index + 1,
          type: modules[index] === 'concurrent-task' ? 'l' : 'a',
          module: modules[index] ?? '',
          to: [ahead.map((step) => index + 1 + step).filter((id) => id <= steps.length)],
          several: true,
        })),
      ),
    )

  it('have the same connections as MISP’s check of the graph', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const isBlocking = ({ moduleId }: { readonly moduleId: string }) =>
          moduleId === 'stop-execution'
        const found = cannotBlock(graph, isBlocking).flatMap(({ edges }) => edges)
        const expected = findPathWarnings(graph, isBlocking).edges.map(([source, target]) =>
          edgeId({ source, output: 'output_1', target, input: 'input_1' }),
        )
        expect(new Set(found)).toEqual(new Set(expected))
      }),
    )
  })
})
