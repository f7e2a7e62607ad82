import { describe, expect, it } from 'vitest'
import { compareGraphs } from '@/engine/graph/compare-graphs'
import type { WorkflowGraph } from '@/engine/graph/model'
import { drawDifference } from '@/components/version-history/difference-drawing'
import { listChanges, nodeMarks } from '@/components/version-history/difference-words'
import { graphIn, versionName } from '@/components/version-history/version-words'
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
const comparison = compareGraphs(before, after)

describe('listChanges', () => {
  const changes = listChanges(comparison, before, after)

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
    const [change] = listChanges(compareGraphs(before, now), before, now)
    expect(change?.details.map(({ name }) => name).toSorted()).toEqual([
      'Comment',
      'Node filter',
      'constructor',
    ])
  })
})

it('nodeMarks gives the canvas a mark for each node that is different', () => {
  expect(Object.fromEntries(nodeMarks(comparison))).toEqual({
    2: 'changed',
    3: 'removed',
    4: 'added',
    5: 'moved',
  })
})

describe('drawDifference', () => {
  const drawing = drawDifference(comparison, before, after)

  it('draws what is gone beside what is there', () => {
    expect(drawing.nodes.map(({ id, mark }) => [id, mark])).toEqual([
      ['1', undefined],
      ['2', 'changed'],
      ['4', 'added'],
      ['5', 'moved'],
      ['removed 3', 'removed'],
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
    expect(drawDifference(compareGraphs(emptyGraph, emptyGraph), emptyGraph, emptyGraph)).toEqual({
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
})

it('graphIn reads what is kept, or says that it cannot', () => {
  expect(graphIn('{"Workflow":{"name":"x","data":{}}}')?.nodes).toEqual([])
  expect(graphIn('no JSON')).toBeNull()
})
