import { describe, expect, it } from 'vitest'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { placeGraph, visiblePart } from '@/pages/editor/canvas/visible-part'
import { generateWorkflow } from '../../../bench/generate-workflow.ts'

function placed(size: number) {
  const [workflow] = readWorkflowFile(generateWorkflow(size)).workflows
  if (workflow === undefined) throw new Error('The generated workflow cannot be read.')
  return placeGraph(workflow.graph)
}

describe('visiblePart', () => {
  const graph = placed(200)

  it('gives everything of an area around all', () => {
    const part = visiblePart(graph, graph.bounds)
    expect(part.count).toBe(201)
    expect(part.edges).toHaveLength(graph.edges.length)
  })

  it('gives the nodes of a small area and both ends of its connections', () => {
    const part = visiblePart(graph, { x: 0, y: 0, width: 800, height: 100 })
    expect(part.count).toBeLessThan(10)
    const keys = new Set(part.nodes.map(({ node }) => node.key))
    for (const { edge } of part.edges) {
      expect(keys).toContain(edge.source)
      expect(keys).toContain(edge.target)
    }
  })

  it('gives nothing where nothing is', () => {
    expect(visiblePart(graph, { x: -90_000, y: 0, width: 10, height: 10 })).toEqual({
      nodes: [],
      edges: [],
      count: 0,
    })
  })
})
