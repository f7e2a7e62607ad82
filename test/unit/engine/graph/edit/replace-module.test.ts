import { describe, expect, it } from 'vitest'
import { setComment } from '@/engine/graph/edit/node-marks'
import { renameNode, setNodeFilter, setParameter } from '@/engine/graph/edit/node-settings'
import { replaceModule } from '@/engine/graph/edit/replace-module'
import { findNode } from '@/engine/graph/model'
import { writeNode } from '@/formats/workflow-json/write-node'
import { drawnWires, moduleOf, sampleGraph, wires } from './sample-graph'

function replace(graph: ReturnType<typeof sampleGraph>, key: string, id: string, before: string) {
  const declaration = moduleOf(id)
  return replaceModule(graph, key, { declaration, version: '2.5.19', before: moduleOf(before) })
}

const filter = { selector: 'Event.Tag.{n}', value: 'x', operator: 'in', path: 'name' }

describe('replacing a module', () => {
  it('keeps parameters whose value the new one can take', () => {
    const set = setParameter(sampleGraph(), '2', 'tags', ['tlp:red'])
    const scoped = setParameter(set, '2', 'scope', 'attribute')
    const graph = replace(scoped, '2', 'filter-tag', 'tag-if')
    expect(findNode(graph, '2')?.parameters).toMatchObject({
      scope: 'attribute',
      tags: ['tlp:red'],
      'filtering-label': 'A',
    })
  })

  it('gives a parameter its default where the value is no option of the new module', () => {
    const graph = setParameter(sampleGraph(), '3', 'scope', 'nobody knows')
    expect(findNode(replace(graph, '3', 'tag-if', 'tag_operation'), '3')?.parameters).toEqual({
      scope: 'event',
      condition: 'in_or',
    })
  })

  it('drops connections of ports that the new module has not', () => {
    const graph = replace(sampleGraph(), '2', 'tag_operation', 'tag-if')
    expect(wires(graph)).toEqual([
      '1.output_1>2.input_1',
      '2.output_1>3.input_1',
      '3.output_1>4.input_1',
    ])
    expect(drawnWires(graph).toSorted()).toEqual(wires(graph).toSorted())
    const ended = replace(sampleGraph(), '3', 'stop-execution', 'tag_operation')
    expect(wires(ended).some((wire) => wire.startsWith('3.'))).toBe(false)
  })

  it('keeps the filter only for a module that uses one', () => {
    const graph = setNodeFilter(sampleGraph(), '3', filter)
    expect(
      findNode(replace(graph, '3', 'attribute_ids_flag_operation', 'tag_operation'), '3')
        ?.savedFilters,
    ).toEqual(filter)
    expect(findNode(replace(graph, '3', 'webhook', 'tag_operation'), '3')?.savedFilters).toEqual({
      selector: '',
      value: '',
      operator: '',
      path: '',
    })
  })

  it('renames a node with the module’s name, but not one that the user named', () => {
    expect(findNode(replace(sampleGraph(), '3', 'webhook', 'tag_operation'), '3')?.name).toBe(
      'Webhook',
    )
    const named = renameNode(sampleGraph(), '3', 'Mine')
    expect(findNode(replace(named, '3', 'webhook', 'tag_operation'), '3')?.name).toBe('Mine')
  })

  it('is written as a node of the new module, with what we do not know of the old one', () => {
    const graph = setComment(sampleGraph(), '3', 'why')
    const node = findNode(replace(graph, '3', 'concurrent-task', 'tag_operation'), '3')
    if (node === undefined) throw new Error('no node')
    expect(writeNode(node)).toMatchObject({
      id: 3,
      name: 'Concurrent Task',
      class: 'block-type-concurrent block-type-logic',
      pos_x: 600,
      data: {
        id: 'concurrent-task',
        name: 'Concurrent Task',
        module_type: 'logic',
        multiple_output_connection: true,
        playground_comment: 'why',
      },
    })
  })

  it('replaces a trigger by another one', () => {
    const graph = replace(sampleGraph(), '1', 'event-after-save', 'event-publish')
    expect(writeNode(graph.nodes[0] ?? missing())).toMatchObject({
      data: { id: 'event-after-save', blocking: false, misp_core_format: true },
    })
    expect(wires(graph)).toEqual(wires(sampleGraph()))
  })
})

function missing(): never {
  throw new Error('There is no such node.')
}
