import { getOffset } from '../../php/offsets.ts'
import { chosenTexts } from '../../modules/parameter-values.ts'
import { findTriggerNode, type GraphNode, type WorkflowGraph } from '../model.ts'
import { reachedFrom } from '../edit/reach.ts'
import { nodeName, problem, type GraphProblem } from './problem.ts'

/** What an action's own doing fires, and whether that goes on for ever. */
interface Firing {
  readonly triggers: readonly string[]
  /** MISP has no guard against it, and the action does the same again each time. Others stop when nothing is left to do. */
  readonly endless: boolean
}

/** MISP writes a line to its log for each of these. */
const LOG = 'log-after-save'
const EVENT = ['event-before-save', 'event-after-save', LOG]
const ATTRIBUTE = ['attribute-after-save', LOG]
const TAG = ['tag-attached-after-save']

const saves = (triggers: readonly string[]): Firing => ({ triggers, endless: true })
const ends = (triggers: readonly string[]): Firing => ({ triggers, endless: false })

/** A tag on an attribute also touches the attribute and unpublishes its event. */
function tagging(node: GraphNode): Firing {
  const isEvent = getOffset(node.parameters, 'scope') === 'event'
  return ends([...TAG, ...EVENT, ...(isEvent ? [] : ATTRIBUTE)])
}

const FIRINGS: Readonly<Record<string, (node: GraphNode) => Firing>> = {
  tag_operation: tagging,
  tag_replacement_tlp: tagging,
  tag_replacement_pap: tagging,
  tag_replacement_generic: tagging,
  assign_country: () => ends([...TAG, ...EVENT, ...ATTRIBUTE]),
  tag_country_asn_from_enrichment: () => ends([...TAG, ...EVENT, ...ATTRIBUTE]),
  tag_cve_from_enrichment: () => ends([...TAG, ...EVENT, ...ATTRIBUTE]),
  attribute_ids_flag_operation: () => saves(ATTRIBUTE),
  Module_attribute_comment_operation: () => saves(ATTRIBUTE),
  attribute_edition_operation: () => saves(ATTRIBUTE),
  attribute_distribution_operation: () => saves(ATTRIBUTE),
  Module_event_distribution_operation: () => saves(EVENT),
  'publish-event': () => saves(['event-publish', ...EVENT]),
  'enrich-event': () => saves(['enrichment-before-query', ...ATTRIBUTE, ...EVENT]),
  'attach-enrichment': () => saves(['enrichment-before-query']),
  'send-log-mail': () => saves([LOG]),
  'send-mail': () => saves([LOG]),
  add_eventblocklist_entry: () => saves([LOG]),
  add_analyst_data: () => saves(['analyst-data-after-save', LOG]),
  'proposal-action': () => ends([...ATTRIBUTE, ...EVENT]),
  'ai-extract-indicators': () => saves([...ATTRIBUTE, ...EVENT]),
  // Two modules have this id: one adds what it finds in a report, the other writes a summary into it.
  'send-report-to-cti-info-extractor': () =>
    saves(['event-report-after-save', ...ATTRIBUTE, ...EVENT]),
}

/** Actions whose doing fires the trigger of this workflow, so that it starts itself again. */
export function recursionProblems(graph: WorkflowGraph): readonly GraphProblem[] {
  const trigger = findTriggerNode(graph)
  if (trigger === undefined) return []
  const reached = reachedFrom(graph, [trigger.key], 'downstream')
  return graph.nodes.flatMap((node) => {
    if (node.moduleType !== 'action' || !reached.has(node.key)) return []
    const firing = firingOf(node, trigger.moduleId)
    if (firing?.triggers.includes(trigger.moduleId) !== true) return []
    return [recursion(node, trigger, firing.endless)]
  })
}

function firingOf(node: GraphNode, trigger: string): Firing | undefined {
  if (node.moduleId === 'run-workflow') {
    // The choices are `adhoc_1 :: name`.
    const runs = chosenTexts(getOffset(node.parameters, 'workflows'))
    return runs.some((choice) => choice.split(' :: ')[0] === trigger) ? saves([trigger]) : undefined
  }
  return Object.hasOwn(FIRINGS, node.moduleId) ? FIRINGS[node.moduleId]?.(node) : undefined
}

function recursion(node: GraphNode, trigger: GraphNode, endless: boolean): GraphProblem {
  const outcome = endless
    ? 'MISP has no guard against it, so it goes on for ever unless a condition ends it.'
    : 'It ends when there is nothing left to change; a condition before it saves the second run.'
  return problem(
    'recursion',
    endless ? 'error' : 'warning',
    `What ${nodeName(node)} saves fires ${trigger.moduleId} again: the workflow starts itself. ${outcome}`,
    { nodes: [node.key, trigger.key] },
  )
}
