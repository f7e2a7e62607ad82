import { describe, expect, it } from 'vitest'
import { edgeId, edgesOf } from '@/engine/graph/edit/edges'
import { findNode, type WorkflowGraph } from '@/engine/graph/model'
import { drawDifference } from '@/components/version-history/difference-drawing'
import { differenceOf } from '@/components/version-history/difference'
import { graphIn, numberedName, versionName } from '@/components/version-history/version-words'
import { buildGraph } from '../../engine/graph/build-graph'

const before = buildGraph([
  { id: 1, type: 't', module: 'event-publish', to: [[2]] },
  { id: 2, type: 'l', module: 'if', to: [[3]], parameters: { path: 'a', kept: 1 } },
  { id: 3, module: 'webhook' },
  { id: 5, module: 'push-zmq' },
])
const changed = buildGraph([
  { id: 1, type: 't', module: 'event-publish', to: [[2]] },
  { id: 2, type: 'l', module: 'if', to: [[4]], parameters: { path: 'b'.repeat(500), kept: 1 } },
  { id: 4, module: 'stop-execution' },
  { id: 5, module: 'push-zmq' },
])
const after: WorkflowGraph = {
  ...changed,
  nodes: changed.nodes.map((node) =>
    node.key === '5' ? { ...node, position: { x: 500, y: 100 } } : node,
  ),
  frames: [{ id: 'f', title: 'Gate', nodes: [2], raw: {} }],
}
const difference = differenceOf(before, after)

describe('the changes', () => {
  const { changes } = difference

  it('tells nodes, connections, frames and places in words', () => {
    expect(changes.map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'added 4 · stop-execution',
      'removed 3 · webhook',
      'changed 2 · if',
      'added Connection 2 · if, output 1 → 4 · stop-execution',
      'removed Connection 2 · if, output 1 → 3 · webhook',
      'added Frame “Gate”',
      'moved 5 · push-zmq',
    ])
  })

  it('shows values before and after, long ones cut', () => {
    expect(changes[2]?.details).toEqual([
      { name: 'path', before: 'a', after: `${'b'.repeat(400)} …` },
    ])
  })

  it('names settings as people know them', () => {
    const nodes = before.nodes.map((node) => ({
      ...node,
      savedFilters: { path: 'x' },
      raw: { data: { playground_comment: 'why', constructor: true } },
    }))
    const now = { ...before, nodes }
    const [change] = differenceOf(before, now).changes
    expect(change?.details.map(({ name }) => name).toSorted()).toEqual([
      'Comment',
      'Node filter',
      'constructor',
    ])
  })

  it('say what they are about in the graph of both states', () => {
    const keys = new Set(difference.graph.nodes.map(({ key }) => key))
    const edges = new Set(edgesOf(difference.graph).map(edgeId))
    for (const { about } of changes) {
      if (about?.kind === 'node') expect(keys).toContain(about.id)
      if (about?.kind === 'edge') expect(edges).toContain(about.id)
    }
    expect(changes.map(({ about }) => about?.kind)).toEqual([
      'node',
      'node',
      'node',
      'edge',
      'edge',
      'frame',
      'node',
    ])
  })
})

describe('the graph of both states', () => {
  it('has everything, with a mark on what is different', () => {
    expect(difference.graph.nodes.map(({ key }) => key)).toEqual(['1', '2', '4', '5', '3'])
    expect(Object.fromEntries(difference.nodes)).toEqual({
      2: 'changed',
      3: 'removed',
      4: 'added',
      5: 'moved',
    })
    expect(edgesOf(difference.graph).map((edge) => difference.edges.get(edgeId(edge)))).toEqual([
      undefined,
      'added',
      'removed',
    ])
    expect(difference.frames.get('f')).toBe('added')
  })

  it('shows a node beside the one that took its key and its place', () => {
    const replaced = buildGraph([
      { id: 1, type: 't', module: 'event-publish', to: [[2]] },
      { id: 2, type: 'l', module: 'if', to: [[3]], parameters: { path: 'a', kept: 1 } },
      { id: 3, module: 'send-mail', to: [[5]] },
      { id: 5, module: 'push-zmq' },
    ])
    const { graph, nodes, edges, changes } = differenceOf(before, replaced)
    const [gone] = [...nodes].filter(([, mark]) => mark === 'removed')
    expect(gone?.[0]).not.toBe('3')
    const node = findNode(graph, gone?.[0] ?? '')
    expect(node).toMatchObject({ moduleId: 'webhook' })
    expect(node?.position).not.toEqual(findNode(graph, '3')?.position)
    expect([...edges.values()]).toEqual(['added'])
    expect(changes.map(({ kind, title }) => `${kind} ${title}`)).toContain('removed 3 · webhook')
  })

  it('keeps what is gone connected as it was, and in its frame', () => {
    const framed = { ...before, frames: [{ id: 'f', title: 'Gate', nodes: [2, 3], raw: {} }] }
    const only = buildGraph([{ id: 1, type: 't', module: 'event-publish', to: [[]] }])
    const { graph, edges, frames } = differenceOf(framed, only)
    expect(edgesOf(graph)).toHaveLength(2)
    expect([...edges.values()]).toEqual(['removed', 'removed'])
    expect(graph.frames).toMatchObject([{ id: 'f', nodes: [2, 3] }])
    expect(frames.get('f')).toBe('removed')
  })

  it('is the state itself where nothing is different', () => {
    const { graph, nodes, edges, changes } = differenceOf(after, after)
    expect(graph.nodes).toEqual(after.nodes)
    expect([nodes.size, edges.size, changes.length]).toEqual([0, 0, 0])
  })
})

describe('drawDifference', () => {
  const drawing = drawDifference(difference)

  it('draws what is gone beside what is there', () => {
    expect(drawing.nodes.map(({ id, mark }) => [id, mark])).toEqual([
      ['1', undefined],
      ['2', 'changed'],
      ['4', 'added'],
      ['5', 'moved'],
      ['3', 'removed'],
    ])
    expect(drawing.edges.map(({ mark }) => mark)).toEqual([undefined, 'added', 'removed'])
  })

  it('shows all of it', () => {
    const [left = 0, top = 0, width = 0, height = 0] = drawing.viewBox.split(' ').map(Number)
    for (const { x, y } of drawing.nodes) {
      expect(x).toBeGreaterThanOrEqual(left)
      expect(y).toBeGreaterThanOrEqual(top)
      expect(x + 210).toBeLessThanOrEqual(left + width)
      expect(y + 62).toBeLessThanOrEqual(top + height)
    }
    expect(drawDifference(differenceOf(emptyGraph, emptyGraph))).toEqual({
      nodes: [],
      edges: [],
      viewBox: '0 0 1 1',
    })
  })
})

const emptyGraph: WorkflowGraph = { nodes: [], frames: [] }

it('versions are named by what made them', () => {
  expect(versionName({ name: 'Mine', cause: 'save' })).toBe('Mine')
  expect(versionName({ name: '', cause: 'run' })).toBe('Run')
  expect(versionName({ name: '', cause: 'save' })).toBe('Saved')
  expect(numberedName({ name: '', number: 3 })).toBe('version 3')
  expect(numberedName({ name: 'Mine', number: 3 })).toBe('version 3 “Mine”')
})

it('graphIn reads what is kept, or says that it cannot', () => {
  expect(graphIn('{"Workflow":{"name":"x","data":{}}}')?.nodes).toEqual([])
  expect(graphIn('no JSON')).toBeNull()
})
