import { expect, it } from 'vitest'
import { findNode, findTriggerNode } from '@/engine/graph/model'
import { buildGraph } from './build-graph'

const graph = buildGraph([{ id: 2 }, { id: 7, type: 't' }, { id: 1, type: 't' }])

it('finds a node by its key, as a number or a text', () => {
  expect(findNode(graph, 7)?.id).toBe(7)
  expect(findNode(graph, '7')?.id).toBe(7)
  expect(findNode(graph, 9)).toBeUndefined()
})

it('takes the first trigger in stored order for the trigger', () => {
  expect(findTriggerNode(graph)?.id).toBe(7)
  expect(findTriggerNode(buildGraph([{ id: 2 }]))).toBeUndefined()
})
