import { describe, expect, it } from 'vitest'
import { edgesOf } from '@/engine/graph/edit/edges'
import {
  connectionsOf,
  movedConnections,
  newConnections,
} from '@/pages/editor/canvas/connection-choices'
import { buildGraph } from '../../engine/graph/build-graph'

const graph = buildGraph([
  { id: 1, type: 't', module: 'event-publish', to: [[2]] },
  { id: 2, type: 'l', module: 'tag-if', to: [[3], []] },
  { id: 3, module: 'webhook', to: [[]] },
  { id: 4, module: 'stop-execution' },
])

function words(choices: ReturnType<typeof movedConnections>): readonly string[] {
  return choices.map(({ label, description }) => `${label} | ${description}`)
}

describe('new connections', () => {
  it('lead from each output to every other node that has an input', () => {
    expect(words(newConnections(graph, '2'))).toEqual([
      'then → event-publish | event-publish, node 1',
      'then → webhook | webhook, node 3',
      'then → stop-execution | stop-execution, node 4',
      'else → event-publish | event-publish, node 1',
      'else → webhook | webhook, node 3',
      'else → stop-execution | stop-execution, node 4',
    ])
    expect(newConnections(graph, '9')).toEqual([])
  })
})

describe('connections led elsewhere', () => {
  it('keep the end at a node', () => {
    const choices = movedConnections(graph, connectionsOf(graph, '2'), '2')
    expect(words(choices)).toEqual([
      'from webhook | instead of from event-publish · webhook, node 3',
      'then → event-publish | instead of webhook · event-publish, node 1',
      'then → stop-execution | instead of webhook · stop-execution, node 4',
    ])
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length)
    for (const { from, to } of choices) {
      expect(edgesOf(graph)).toContain(from)
      expect([to.source, to.target]).toContain('2')
    }
  })

  it('may have either end elsewhere when a connection alone is meant', () => {
    const [first] = edgesOf(graph)
    const choices = movedConnections(graph, first === undefined ? [] : [first])
    expect(choices.map(({ label }) => label)).toEqual(['webhook', 'stop-execution', 'from webhook'])
  })
})
