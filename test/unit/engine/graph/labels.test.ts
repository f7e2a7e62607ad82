import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelInputs } from '@/engine/graph/connection-labels'
import { findFilterLabels } from '@/engine/graph/filter-labels'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { walk, type Path } from '@/engine/graph/walk'
import { anyGraph, buildGraph, diamonds, type NodeSpec } from './build-graph'

const isFilter = ({ moduleId }: GraphNode): boolean => moduleId === 'generic-filter-data'

function filter(id: number, label: string | null, to: readonly number[]): NodeSpec {
  return {
    id,
    type: 'l',
    module: 'generic-filter-data',
    to: [to],
    parameters: label === null ? {} : { 'filtering-label': label },
  }
}

function reset(id: number, label: string, to: readonly number[]): NodeSpec {
  return { ...filter(id, label, to), module: 'generic-filter-reset' }
}

/** Labels by connection, as text; connections without labels are left out. */
function labels(graph: WorkflowGraph): Record<string, string> {
  const found = [...findFilterLabels(graph, isFilter)].flatMap(([target, before]) =>
    [...before].map(([source, names]) => [`${source}->${target}`, names.join()] as const),
  )
  return Object.fromEntries(found.filter(([, names]) => names !== ''))
}

const trigger = { id: 1, type: 't', module: 'event-publish', to: [[2]] }

describe('findFilterLabels', () => {
  it('stacks the labels of filters, also twice the same', () => {
    const graph = buildGraph([
      trigger,
      filter(2, 'A', [3]),
      filter(3, 'B', [4]),
      filter(4, 'A', [5]),
      { id: 5 },
    ])
    expect(labels(graph)).toEqual({ '2->3': 'A', '3->4': 'A,B', '4->5': 'A,B,A' })
  })

  it('removes the label a reset names, or all', () => {
    const one = buildGraph([
      trigger,
      filter(2, 'A', [3]),
      filter(3, 'B', [4]),
      reset(4, 'A', [5]),
      { id: 5 },
    ])
    expect(labels(one)['4->5']).toBe('B')
    const all = buildGraph([
      trigger,
      filter(2, 'A', [3]),
      filter(3, 'B', [4]),
      reset(4, 'all', [5]),
      { id: 5 },
    ])
    expect(labels(all)['4->5']).toBeUndefined()
    const other = buildGraph([trigger, filter(2, 'A', [3]), reset(3, 'B', [4]), { id: 4 }])
    expect(labels(other)['3->4']).toBe('A')
  })

  it('sees no label where none is stored', () => {
    expect(labels(buildGraph([trigger, filter(2, null, [3]), { id: 3 }]))).toEqual({})
    expect(labels(buildGraph([trigger, filter(2, '', [3]), { id: 3 }]))).toEqual({})
  })

  it('looks only where the trigger leads, and nowhere without one', () => {
    const graph = buildGraph([trigger, { id: 2 }, filter(3, 'A', [4]), { id: 4 }])
    expect(labels(graph)).toEqual({})
    expect(labels(buildGraph([filter(3, 'A', [4]), { id: 4 }]))).toEqual({})
  })

  it('shows the last of several paths', () => {
    const graph = buildGraph([
      trigger,
      { id: 2, type: 'l', module: 'published-if', to: [[3], [4]] },
      filter(3, 'A', [5]),
      { id: 4, to: [[5]] },
      { id: 5, to: [[6]] },
      { id: 6 },
    ])
    expect(labels(graph)).toEqual({ '3->5': 'A' })
  })

  it('is quick where there are many paths', () => {
    const { nodes } = diamonds(60)
    const [first, ...rest] = nodes
    if (first === undefined) throw new Error('there are nodes')
    const graph = { nodes: [{ ...first, moduleType: 'trigger' }, ...rest], frames: [] }
    expect(findFilterLabels(graph, isFilter).size).toBe(nodes.length - 1)
  })

  it('finds what a walk along all paths finds', () => {
    fc.assert(
      fc.property(anyGraph({ cycles: false }), (graph) => {
        expect(labels(graph)).toEqual(labelsByWalk(graph))
      }),
    )
  })
})

/** The rule itself: of all paths over a connection the last one counts. */
function labelsByWalk(graph: WorkflowGraph): Record<string, string> {
  const found = new Map<string, string>()
  for (const { path } of walk(graph, 1, 'include-logic', { alwaysFirstOutput: () => false })) {
    if (path !== undefined) found.set(`${path.source.key}->${path.target}`, alongPath(path).join())
  }
  return Object.fromEntries([...found].filter(([, names]) => names !== ''))
}

function alongPath(path: Path): readonly string[] {
  if (path === undefined) return []
  const before = alongPath(path.before)
  const { moduleId, parameters } = path.source
  const label = Object.entries(parameters).find(([key]) => key === 'filtering-label')?.[1]
  if (typeof label !== 'string' || label === '') return before
  if (moduleId === 'generic-filter-data') return [...before, label]
  if (moduleId !== 'generic-filter-reset') return before
  return label === 'all' ? [] : before.filter((name) => name !== label)
}

describe('labelInputs', () => {
  const graph = buildGraph([
    trigger,
    { id: 2, type: 'l', module: 'published-if', to: [[3], [4]] },
    filter(3, 'A', [5]),
    { id: 4, to: [[5]] },
    { id: 5, to: [[6]] },
    { id: 6 },
  ])
  const own = {
    node: '5',
    input: 'input_1',
    index: 0,
    labels: [{ id: 'a', name: 'A', variant: 'info' }],
  }

  it('puts labels on the inputs that have some', () => {
    expect(labelInputs(graph, findFilterLabels(graph, isFilter), false)).toEqual([own])
  })

  it('in 2.5.1 labels all inputs of a node that has a label', () => {
    expect(labelInputs(graph, findFilterLabels(graph, isFilter), true)).toEqual([
      own,
      { node: '5', input: 'input_1', index: 1, labels: [] },
    ])
  })

  it('in 2.5.1 dies at an input nothing leads over; later leaves it alone', () => {
    const extra = buildGraph([trigger, filter(2, 'A', [3]), { id: 3, from: [2, 4] }, { id: 4 }])
    const found = findFilterLabels(extra, isFilter)
    expect(() => labelInputs(extra, found, true)).toThrow(/array_map/)
    expect(labelInputs(extra, found, false)).toHaveLength(1)
  })

  it('labels nothing where the input is missing', () => {
    const missing = buildGraph([trigger, filter(2, 'A', [3]), { id: 3, from: [] }])
    expect(labelInputs(missing, findFilterLabels(missing, isFilter), true)).toEqual([])
  })

  it.each([
    ['A', 'a'],
    ['My Label x', 'myLabelX'],
    ['ABC', 'aBC'],
    ['snake_case', 'snakeCase'],
    ['$1', '$$'],
  ])('makes an id of %s as CakePHP makes variable names', (name, id) => {
    const named = buildGraph([trigger, filter(2, name, [3]), { id: 3 }])
    const [input] = labelInputs(named, findFilterLabels(named, isFilter), false)
    expect(input?.labels[0]?.id).toBe(id)
  })
})
