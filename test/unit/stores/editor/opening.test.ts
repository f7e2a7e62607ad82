import { describe, expect, it } from 'vitest'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { setParameter } from '@/engine/graph/edit/node-settings'
import { editor, moduleOf, sampleEditor, triggerOf } from './editor'

describe('a new workflow', () => {
  it('is what MISP makes for a trigger', () => {
    const { opening, state } = editor()
    opening.create(triggerOf('event-after-save'), '2.5.1')
    const written = JSON.parse(opening.write())
    expect(written).toMatchObject({
      Workflow: {
        name: 'Workflow for trigger event-after-save',
        trigger_id: 'event-after-save',
        misp_version: '2.5.1',
        data: { 1: { id: 1, pos_x: 0, pos_y: 0, data: { id: 'event-after-save' } } },
      },
    })
    expect(state.isDirty.value).toBe(false)
  })

  it('for an ad-hoc trigger has the first of their ids', () => {
    const { opening, misp, state } = editor()
    opening.create(triggerOf('adhoc-trigger'), '2.5.19')
    const [node] = state.graph.value.nodes
    expect(node?.moduleId).toBe('adhoc_1')
    expect(node && misp.declarationOf(node)?.id).toBe('adhoc-trigger')
    expect(state.document.value.triggerId).toBe('adhoc_1')
  })
})

describe('opening', () => {
  it('takes the first of several, and tells all', () => {
    const { opening, state } = editor()
    const one = sampleEditor().opening.write()
    const { documents, problems } = opening.openText(`[${one},${one}]`)
    expect(documents).toHaveLength(2)
    expect(problems).toEqual([])
    expect(state.graph.value.nodes).toHaveLength(4)
  })

  it('leaves what is open when a text holds nothing, and says why', () => {
    const { opening, state } = sampleEditor()
    const before = state.document.value
    const { documents, problems } = opening.openText('no JSON')
    expect(documents).toEqual([])
    expect(problems[0]?.severity).toBe('unreadable')
    expect(state.document.value).toBe(before)
  })

  it('tells modules that this MISP does not have', () => {
    const { opening, state } = sampleEditor()
    const text = opening.write().replaceAll('"tag-if"', '"no-such-if"')
    expect(opening.read(text).problems[0]?.what).toContain('no-such-if')
    expect(state.graph.value.nodes[1]?.moduleId).toBe('tag-if')
  })
})

describe('writing', () => {
  it('names the trigger that stands in the graph', () => {
    const { opening, nodes } = sampleEditor()
    nodes.replace('1', moduleOf('event-after-save'))
    const [workflow] = readWorkflowFile(opening.write()).workflows
    expect(workflow?.triggerId).toBe('event-after-save')
  })

  it('keeps what it does not know', () => {
    const { opening, state } = sampleEditor()
    const known = JSON.parse(opening.write())
    known.Workflow.colour = 'red'
    known.Workflow.data['3'].mark = { deep: [1, null] }
    known.Workflow.data['3'].data.own = 'x'
    opening.openText(JSON.stringify(known))
    state.changeGraph('Change', (graph) => setParameter(graph, '3', 'tags', ['a']))
    known.Workflow.data['3'].data.indexed_params.tags = ['a']
    expect(JSON.parse(opening.write())).toEqual(known)
  })

  it('of a blueprint gives a blueprint, without the picture of what it was', () => {
    const { opening, nodes, state } = editor()
    const data = JSON.parse(sampleEditor().opening.write()).Workflow.data
    const blueprint = {
      name: 'B',
      uuid: 'u',
      default: true,
      mermaid: 'flowchart',
      data: [data['3']],
    }
    const text = JSON.stringify({ WorkflowBlueprint: blueprint })
    opening.openText(text)
    expect(state.document.value.kind).toBe('blueprint')
    expect(JSON.parse(opening.write())).toEqual(JSON.parse(text))
    nodes.setParameter('3', 'tags', ['a'])
    const { WorkflowBlueprint: written } = JSON.parse(opening.write())
    expect(written).toMatchObject({ name: 'B', default: true })
    expect(written).not.toHaveProperty('mermaid')
  })
})
