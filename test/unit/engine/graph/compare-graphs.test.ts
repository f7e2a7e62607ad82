import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareGraphs } from '@/engine/graph/compare-graphs'
import type { WorkflowGraph } from '@/engine/graph/model'
import { buildGraph, type NodeSpec } from './build-graph'

const before: readonly NodeSpec[] = [
  { id: 1, type: 't', module: 'event-publish', to: [[2]] },
  { id: 2, type: 'l', module: 'if', to: [[3], []], parameters: { path: 'Event.id' } },
  { id: 3, module: 'tag_operation', parameters: { tags: ['a'] } },
]

function changed(...specs: readonly NodeSpec[]): WorkflowGraph {
  const ids = new Set(specs.map(({ id }) => id))
  return buildGraph([...before.filter(({ id }) => !ids.has(id)), ...specs])
}

const base = buildGraph(before)

describe('compareGraphs', () => {
  it('finds nothing between a graph and itself', () => {
    expect(compareGraphs(base, buildGraph(before))).toEqual({
      added: [],
      removed: [],
      changed: [],
      connected: [],
      disconnected: [],
      frames: [],
    })
  })

  it('names parameters with both values', () => {
    const now = changed({ id: 3, module: 'tag_operation', parameters: { tags: ['a', 'b'], x: 1 } })
    const comparison = compareGraphs(base, now)
    expect(comparison.changed.map(({ after, parameters }) => [after.key, parameters])).toEqual([
      [
        '3',
        [
          { name: 'tags', before: ['a'], after: ['a', 'b'] },
          { name: 'x', before: undefined, after: 1 },
        ],
      ],
    ])
  })

  it('takes an empty list for an empty map', () => {
    const [list, map] = [[], {}].map((tags) => changed({ id: 3, parameters: { tags } }))
    expect(list && map && compareGraphs(list, map).changed).toEqual([])
  })

  it('finds nodes and connections that came and went', () => {
    const now = changed(
      { id: 2, type: 'l', module: 'if', to: [[], [4]], parameters: { path: 'Event.id' } },
      { id: 4, module: 'stop-execution' },
    )
    const { added, removed, connected, disconnected } = compareGraphs(base, now)
    expect(added.map(({ key }) => key)).toEqual(['4'])
    expect(removed).toEqual([])
    expect(connected).toEqual([{ source: '2', output: 'output_2', target: '4', input: 'input_1' }])
    expect(disconnected).toEqual([
      { source: '2', output: 'output_1', target: '3', input: 'input_1' },
    ])
  })

  it('takes a node with another module for another node', () => {
    const { added, removed } = compareGraphs(base, changed({ id: 3, module: 'webhook' }))
    expect(added.map(({ moduleId }) => moduleId)).toEqual(['webhook'])
    expect(removed.map(({ moduleId }) => moduleId)).toEqual(['tag_operation'])
  })

  it('tells names, filters, comments and places apart', () => {
    const nodes = base.nodes.map((node) =>
      node.key === '3'
        ? {
            ...node,
            name: 'Renamed',
            savedFilters: { path: 'x' },
            position: { x: 5, y: 0 },
            raw: { data: { playground_comment: 'why', node_uid: 'other' } },
          }
        : node,
    )
    const [change] = compareGraphs(base, { ...base, nodes }).changed
    expect(change).toMatchObject({ moved: true, parameters: [] })
    expect(change?.settings.map(({ name }) => name).toSorted()).toEqual([
      'name',
      'playground_comment',
      'saved_filters',
    ])
  })

  it('follows frames', () => {
    const frame = { id: 'f', title: 'Frame', nodes: [1], raw: {} }
    const framed = { ...base, frames: [frame] }
    const renamed = { ...base, frames: [{ ...frame, title: 'Other' }] }
    const kinds = (one: WorkflowGraph, other: WorkflowGraph) =>
      compareGraphs(one, other).frames.map(({ kind }) => kind)
    expect(kinds(base, framed)).toEqual(['added'])
    expect(kinds(framed, base)).toEqual(['removed'])
    expect(kinds(framed, renamed)).toEqual(['changed'])
    expect(kinds(framed, framed)).toEqual([])
  })

  it('is the same the other way round, with sides changed', () => {
    const graphs = fc
      .array(
        fc.record({
          id: fc.integer({ min: 1, max: 6 }),
          module: fc.constantFrom('if', 'webhook'),
          to: fc.array(fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }), {
            maxLength: 2,
          }),
          parameters: fc.dictionary(fc.constantFrom('a', '__proto__'), fc.integer({ max: 2 })),
        }),
        { maxLength: 6 },
      )
      .map((specs) => buildGraph([...new Map(specs.map((spec) => [spec.id, spec])).values()]))
    fc.assert(
      fc.property(graphs, graphs, (one, other) => {
        const [there, back] = [compareGraphs(one, other), compareGraphs(other, one)]
        const keys = (nodes: readonly { readonly key: string }[]) =>
          nodes.map(({ key }) => key).toSorted()
        expect(keys(there.added)).toEqual(keys(back.removed))
        expect(keys(there.removed)).toEqual(keys(back.added))
        expect(new Set(there.connected)).toEqual(new Set(back.disconnected))
        expect(there.changed.length).toBe(back.changed.length)
        expect(there.added.length + one.nodes.length).toBe(
          other.nodes.length + there.removed.length,
        )
      }),
    )
  })
})
