import { describe, expect, it } from 'vitest'
import { makeRoom } from '@/engine/graph/edit/make-room'
import { placeNodes } from '@/engine/graph/edit/place-nodes'
import type { WorkflowGraph } from '@/engine/graph/model'
import { buildGraph, type NodeSpec } from '../build-graph'

/** Nodes beside each other, at these distances from the left. */
function row(specs: readonly NodeSpec[], lefts: readonly number[]): WorkflowGraph {
  const places = specs.map(({ id }, index) => [`${id}`, { x: lefts[index] ?? 0, y: 7 }] as const)
  return placeNodes(buildGraph(specs), new Map(places))
}

function lefts({ nodes }: WorkflowGraph): readonly number[] {
  return nodes.map(({ position }) => position.x)
}

const edge = { source: '1', target: '3' }
/** 2 was put between 1 and 3, which leads on to 4; 5 stands for itself. */
const line: readonly NodeSpec[] = [
  { id: 1, type: 't', to: [[2]] },
  { id: 2, to: [[3]] },
  { id: 3, to: [[4]] },
  { id: 4 },
  { id: 5 },
]

describe('making room for a node in a connection', () => {
  it('moves what follows to the right, as far as needed, and nothing else', () => {
    const graph = makeRoom(row(line, [0, 170, 340, 680, 350]), '2', edge, 340)
    expect(lefts(graph)).toEqual([0, 340, 680, 1020, 350])
    expect(new Set(graph.nodes.map(({ position }) => position.y))).toEqual(new Set([7]))
  })

  it('changes nothing where there is room', () => {
    const roomy = row(line, [0, 400, 800, 1200, 350])
    expect(makeRoom(roomy, '2', edge, 340)).toBe(roomy)
  })

  it('leaves connections alone that run back', () => {
    const back = row(line, [600, 300, 0, 680, 350])
    expect(makeRoom(back, '2', edge, 340)).toBe(back)
  })

  it('moves each node of a loop once at most, and not what leads to the new node', () => {
    const specs = line.map((spec) => (spec.id === 4 ? { ...spec, to: [[1]] } : spec))
    const graph = makeRoom(row(specs, [0, 170, 340, 680, 350]), '2', edge, 340)
    expect(lefts(graph).slice(0, 3)).toEqual([0, 340, 680])
  })

  it('does nothing for nodes that are not there', () => {
    const graph = row(line, [0, 170, 340, 680, 350])
    expect(makeRoom(graph, '9', edge, 340)).toBe(graph)
    expect(makeRoom(graph, '2', { source: '1', target: '9' }, 340)).toBe(graph)
  })
})
