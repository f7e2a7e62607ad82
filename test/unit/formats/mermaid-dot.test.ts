import { describe, expect, it } from 'vitest'
import type { WorkflowGraph } from '@/engine/graph/model'
import { writeDot } from '@/formats/dot'
import { writeMermaid } from '@/formats/mermaid'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'

function node(id: number, type: string, name: string, to: readonly number[]) {
  const connections = to.map((target) => ({ node: String(target), output: 'input_1' }))
  return {
    id,
    name,
    data: { id: name, name, module_type: type },
    outputs: { output_1: { connections } },
  }
}

function graphOf(...nodes: readonly { id: number }[]): WorkflowGraph {
  const text = JSON.stringify(Object.fromEntries(nodes.map((item) => [item.id, item])))
  const graph = readWorkflowFile(text).workflows[0]?.graph
  if (graph === undefined) throw new Error('the graph can be read')
  return graph
}

const graph = graphOf(
  node(1, 'trigger', 'Event "Publish"', [2]),
  node(2, 'logic', 'IF :: Tag', [3, 3, 9]),
  node(3, 'action', 'Stop execution', []),
  node(4, 'action', 'Alone', []),
)

describe('writeMermaid', () => {
  it('writes a line per connection to a node that exists, with both ends in full', () => {
    expect(writeMermaid(graph)).toBe(
      'flowchart LR\n' +
        '    1{{"Event "Publish""}} --> 2[/"IF :: Tag"/]\n' +
        '    2[/"IF :: Tag"/] --> 3["Stop execution"]\n' +
        '    2[/"IF :: Tag"/] --> 3["Stop execution"]\n',
    )
  })

  it('puts icons in front of names, where there are some', () => {
    const icons: Readonly<Record<string, string>> = { 3: 'fas:fa-ban' }
    const lines = writeMermaid(graph, ({ key }) => icons[key]).split('\n')
    expect(lines[2]).toBe('    2[/"IF :: Tag"/] --> 3["fas:fa-ban  Stop execution"]')
  })

  it('writes nodes of no known type as their id', () => {
    const odd = graphOf(node(1, 'trigger', 'T', [2]), node(2, 'constructor', 'x', []))
    expect(writeMermaid(odd)).toBe('flowchart LR\n    1{{"T"}} --> 2\n')
  })

  it('writes a graph without connections as its first line', () => {
    expect(writeMermaid(graphOf(node(1, 'trigger', 'T', [])))).toBe('flowchart LR\n')
  })
})

describe('writeDot', () => {
  it('writes all nodes, then all connections, without a line break at the end', () => {
    expect(writeDot(graph)).toBe(
      [
        'digraph G {',
        '  {',
        '    1 [margin="0", shape="diamond", label="Event "Publish""]',
        '    2 [margin="0", shape="parallelogram", label="IF :: Tag"]',
        '    3 [margin="0", shape="box", label="Stop execution"]',
        '    4 [margin="0", shape="box", label="Alone"]',
        '  }',
        '    1 -> 2 []',
        '    2 -> 3 []',
        '    2 -> 3 []',
        '    2 -> 9 []',
        '}',
      ].join('\n'),
    )
  })

  it('leaves the shape open for nodes of no known type', () => {
    expect(writeDot(graphOf(node(2, 'constructor', 'x', [])))).toContain('shape="", label="x"')
  })
})
