import { describe, expect, it } from 'vitest'
import type { GraphNode } from '@/engine/graph/model'
import type { PhpMap } from '@/engine/php/value'
import { readNode } from '@/formats/workflow-json/read-node'
import { writeNode } from '@/formats/workflow-json/write-node'

const raw: PhpMap = {
  id: '3',
  data: {
    id: 'webhook',
    module_type: 'action',
    indexed_params: [],
    extra: 1,
    multiple_output_connection: 0,
  },
  inputs: [],
  outputs: {
    output_1: { connections: [{ node: '4', output: 'input_1', labels: ['x'] }], note: 'kept' },
  },
  pos_x: '10',
  html: '<b>',
}
const node = readNode('3', raw)

describe('writeNode', () => {
  it('gives back what was read', () => {
    expect(writeNode(node)).toEqual(raw)
  })

  it('writes a field that was changed, and only that', () => {
    expect(writeNode({ ...node, position: { x: 10, y: 5 } })).toEqual({ ...raw, pos_y: 5 })
    expect(writeNode({ ...node, name: 'New', id: 3 })).toEqual({ ...raw, name: 'New', id: 3 })
    const parameters = { url: 'x' }
    expect(writeNode({ ...node, parameters, isFiltering: true })).toMatchObject({
      data: {
        id: 'webhook',
        extra: 1,
        indexed_params: parameters,
        isFiltering: true,
        multiple_output_connection: 0,
      },
      html: '<b>',
    })
  })

  it('keeps what stands with connections that are still there', () => {
    const outputs = [
      {
        name: 'output_1',
        connections: [
          { node: 5, port: 'input_1' },
          { node: 4, port: 'input_1' },
        ],
      },
      { name: 'output_2', connections: [] },
    ]
    const inputs = [{ name: 'input_1', connections: [{ node: 1, port: 'output_2' }] }]
    expect(writeNode({ ...node, outputs, inputs })).toMatchObject({
      inputs: { input_1: { connections: [{ node: '1', input: 'output_2' }] } },
      outputs: {
        output_1: {
          note: 'kept',
          connections: [
            { node: '5', output: 'input_1' },
            { node: '4', output: 'input_1', labels: ['x'] },
          ],
        },
        output_2: { connections: [] },
      },
    })
  })

  it('writes a new node with all that MISP expects', () => {
    const fresh: GraphNode = {
      ...node,
      id: 3,
      name: 'Webhook',
      outputs: [{ name: 'output_1', connections: [] }],
      inputs: [],
      savedFilters: { selector: 'a', value: '', operator: '', path: '' },
      position: { x: 1, y: 0 },
      raw: {},
    }
    expect(writeNode(fresh)).toEqual({
      id: 3,
      name: 'Webhook',
      data: {
        id: 'webhook',
        name: '',
        module_type: 'action',
        multiple_output_connection: false,
        indexed_params: [],
        saved_filters: { selector: 'a', value: '', operator: '', path: '' },
      },
      class: 'block-type-default',
      typenode: false,
      inputs: {},
      outputs: { output_1: { connections: [] } },
      pos_x: 1,
      pos_y: 0,
    })
  })

  it('reads back what it wrote', () => {
    const changed = {
      ...node,
      parameters: { a: ['b'] },
      savedFilters: [],
      multipleOutputConnection: true,
    }
    expect(readNode('3', writeNode(changed))).toEqual({ ...changed, raw: writeNode(changed) })
  })
})
