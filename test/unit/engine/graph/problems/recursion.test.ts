import { describe, expect, it } from 'vitest'
import { addBehind, addNode } from '@/engine/graph/edit/add-node'
import { setParameter } from '@/engine/graph/edit/node-settings'
import type { PhpMap } from '@/engine/php/value'
import { EMPTY, request } from '../edit/sample-graph'
import { problemOf, problemsOf } from './find'

function workflow(trigger: string, action: string, parameters: PhpMap = {}) {
  const start = addNode(EMPTY, {
    ...request(trigger.startsWith('adhoc_') ? 'adhoc-trigger' : trigger),
    moduleId: trigger,
  })
  const { graph } = addBehind(start.graph, { source: '1', output: 'output_1' }, request(action))
  return Object.entries(parameters).reduce(
    (now, [name, value]) => setParameter(now, '2', name, value),
    graph,
  )
}

describe('a workflow that starts itself', () => {
  it.each([
    ['event-after-save', 'publish-event'],
    ['event-publish', 'publish-event'],
    ['attribute-after-save', 'attribute_ids_flag_operation'],
    ['attribute-after-save', 'Module_attribute_comment_operation'],
    ['log-after-save', 'send-log-mail'],
    ['enrichment-before-query', 'attach-enrichment'],
    ['event-before-save', 'Module_event_distribution_operation'],
    ['attribute-after-save', 'attribute_edition_operation'],
    ['attribute-after-save', 'attribute_distribution_operation'],
    ['attribute-after-save', 'enrich-event'],
    ['attribute-after-save', 'ai-extract-indicators'],
    ['attribute-after-save', 'send-report-to-cti-info-extractor'],
    ['event-report-after-save', 'send-report-to-cti-info-extractor'],
    ['analyst-data-after-save', 'add_analyst_data'],
    ['log-after-save', 'send-mail'],
    ['log-after-save', 'add_eventblocklist_entry'],
  ])('%s and %s go on for ever', (trigger, action) => {
    expect(problemOf(workflow(trigger, action), 'recursion')).toMatchObject({
      severity: 'error',
      nodes: ['2', '1'],
    })
  })

  it.each([
    ['tag-attached-after-save', 'tag_replacement_tlp'],
    ['tag-attached-after-save', 'tag_replacement_pap'],
    ['tag-attached-after-save', 'tag_replacement_generic'],
    ['attribute-after-save', 'assign_country'],
    ['attribute-after-save', 'tag_country_asn_from_enrichment'],
    ['attribute-after-save', 'tag_cve_from_enrichment'],
    ['attribute-after-save', 'proposal-action'],
  ])('%s and %s end when nothing is left to do', (trigger, action) => {
    expect(problemOf(workflow(trigger, action), 'recursion').severity).toBe('warning')
  })

  it('by tags ends when they are there', () => {
    const tagged = workflow('attribute-after-save', 'tag_operation', { scope: 'attribute' })
    expect(problemOf(tagged, 'recursion').severity).toBe('warning')
    const ofEvent = workflow('attribute-after-save', 'tag_operation', { scope: 'event' })
    expect(problemsOf(ofEvent, 'recursion')).toEqual([])
    const onTag = workflow('tag-attached-after-save', 'tag_operation', { scope: 'event' })
    expect(problemOf(onTag, 'recursion').severity).toBe('warning')
  })

  it('by running itself as an ad-hoc workflow', () => {
    const other = workflow('adhoc_2', 'run-workflow', { workflows: ['adhoc_1 :: first'] })
    expect(problemsOf(other, 'recursion')).toEqual([])
    const itself = workflow('adhoc_1', 'run-workflow', { workflows: ['adhoc_1 :: first'] })
    expect(problemOf(itself, 'recursion').severity).toBe('error')
  })

  it('is not told of an action that no path leads to, nor of others', () => {
    expect(problemsOf(workflow('event-publish', 'webhook'), 'recursion')).toEqual([])
    const alone = addNode(addNode(EMPTY, request('event-publish')).graph, request('publish-event'))
    expect(problemsOf(alone.graph, 'recursion')).toEqual([])
  })
})
