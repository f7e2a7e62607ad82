import { describe, expect, it } from 'vitest'
import type { GraphNode } from '@/engine/graph/model'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { connectionsByNode, nodeInWords } from '@/pages/editor/canvas/node-words'
import { generateWorkflow } from '../../../bench/generate-workflow.ts'

const facts = { isKnown: true, isEnabled: true, isBlocking: false, problems: 0, run: '' }

function graph() {
  const [workflow] = readWorkflowFile(generateWorkflow(3)).workflows
  if (workflow === undefined) throw new Error('The generated workflow cannot be read.')
  return workflow.graph
}

function nodeAt(key: string): GraphNode {
  const node = graph().nodes.find((one) => one.key === key)
  if (node === undefined) throw new Error(`There is no node ${key}.`)
  return node
}

describe('nodeInWords', () => {
  const connections = connectionsByNode(graph())

  it('says module, state and connections with the outputs they leave', () => {
    expect(nodeInWords(nodeAt('2'), facts, connections('2'))).toBe(
      'IF :: Tag, logic, from Event Publish, then to Tag operation and else to Filter :: Generic',
    )
  })

  it('says what is wrong, switched off or was run', () => {
    const state = { ...facts, isKnown: false, isEnabled: false, problems: 2, run: 'executed' }
    expect(nodeInWords(nodeAt('4'), state, connections('4'))).toBe(
      'Filter :: Generic, unknown module, disabled, 2 problems, executed, from IF :: Tag and Tag operation, no connection out',
    )
  })
})
