import type { MispVersion } from '@/engine/compat'
import type { ExecutionKind, NodeResult, Outcome } from '@/engine/run/records'
import type { ProblemSeverity } from '@/formats/workflow-json/problem'
import { countOf, listed } from '@/components/text/quantities'
import type { Status } from '@/components/icon/icons'
import type { Reply } from '@/stores/worker-queue'
import type {
  Comparison,
  ExecutionRow,
  FatalEnd,
  RunSummary,
  StepRow,
  TriggerSummary,
} from '../../../workers/run/protocol'

/** The versions that can be chosen, and what is known of them. */
export const versions: readonly { readonly value: MispVersion; readonly label: string }[] = [
  { value: '2.5.19', label: '2.5.19' },
  { value: '2.5.1', label: '2.5.1' },
  { value: '2026', label: '2026 (from texts, not measured)' },
]

/** A version as it is named beside a result. */
export function versionName(version: MispVersion): string {
  return `MISP ${version}${version === '2026' ? ' (from texts, not measured)' : ''}`
}

/** The outcome as one word, which is MISP's own where it has one. */
const outcomeNames: Readonly<Record<Outcome, string>> = {
  success: 'Success',
  failure: 'Failure',
  blocked: 'Blocked',
  fatal: 'Fatal error',
}

/** What blocking triggers guard: what happens when the workflow lets it pass, and what when it does not. */
const guarded: Readonly<Record<string, { readonly passes: string; readonly stopped: string }>> = {
  'enrichment-before-query': {
    passes: 'The query is sent to the enrichment module.',
    stopped: 'The query is not sent to the enrichment module.',
  },
  'event-publish': {
    passes: 'The event is published.',
    stopped: 'The event is not published.',
  },
  'event-before-save': { passes: 'The event is saved.', stopped: 'The event is not saved.' },
  'event-before-delete': {
    passes: 'The event is deleted.',
    stopped: 'The event is not deleted.',
  },
  'shadow-attribute-before-save': {
    passes: 'The proposal is saved.',
    stopped: 'The proposal is not saved.',
  },
  'user-before-save': {
    passes: 'The user account is saved.',
    stopped: 'The user account is not saved.',
  },
}

/** What an outcome means for the action the trigger guards; empty where nobody can tell. */
export function meaningOf({ trigger, outcome, fatal }: RunSummary): string {
  const isKnown = fatal?.phpClass !== 'LimitError' && fatal?.phpClass !== 'UnsupportedError'
  if (trigger === null || !isKnown) return ''
  const action = guarded[trigger.id]
  if (action !== undefined) return outcome === 'success' ? action.passes : action.stopped
  if (trigger.blocking) return 'The workflow was started by hand: nothing depends on its outcome.'
  return 'Nothing waits for this workflow: what fired it has already happened and stays.'
}

/** How something ended: a word, and the status whose colour and icon go with it. */
export function endOf({ outcome, fatal }: Pick<RunSummary, 'outcome' | 'fatal'>): {
  readonly status: Status
  readonly name: string
} {
  if (fatal?.phpClass === 'LimitError') return { status: 'warning', name: 'Stopped at a limit' }
  if (fatal?.phpClass === 'UnsupportedError') return { status: 'warning', name: 'Cannot be told' }
  return { status: outcome, name: outcomeNames[outcome] }
}

/** How a run ended that gave no result, in a few words. */
export function withoutResult(reply: Reply<unknown>): string {
  if (reply.state === 'failed') return 'The last run broke the engine'
  if (reply.state !== 'stopped') return 'Nothing was run'
  return reply.by === 'user' ? 'The last run was stopped' : 'The last run took too long'
}

/** What somebody in front of MISP sees of a run that did not come to its end. */
export function fatalSeen({ phpClass }: FatalEnd, trigger: TriggerSummary | null): string {
  if (phpClass === 'LimitError') {
    return 'The playground stopped here. MISP has no such bound: it would go on until its process is killed.'
  }
  if (phpClass === 'UnsupportedError') {
    return 'The run needs something that this page cannot compute as MISP does. Rather than go on wrongly, it was stopped.'
  }
  return trigger?.blocking === false
    ? 'Nobody sees anything: the background job dies, is never marked as finished, and the end of the run is not logged.'
    : 'MISP answers with HTTP 500 (“An Internal Error Has Occurred.”). Changes made before this point stay; the end of the run is not logged.'
}

/** Why a run did not come to its end, in words; the error itself is shown beside it. */
export function fatalReason({ fatal, missingTargets, trigger, lastNode }: RunSummary): string {
  const message = fatal?.message ?? ''
  if (fatal?.phpClass === 'LimitError' || fatal?.phpClass === 'UnsupportedError') {
    return lastNode === '' ? '' : `It was at node ${lastNode}.`
  }
  if (message.startsWith('Workflow::executeNode()') && missingTargets.length > 0) {
    return `A connection leads to a node that does not exist: ${missingTargets.join(', ')}.`
  }
  if (message.startsWith('Could not find start node')) {
    return 'The workflow has no node for its trigger, so there is nowhere to start.'
  }
  if (message.startsWith('Unknown trigger')) {
    return trigger === null
      ? 'MISP has no such trigger.'
      : 'The chosen version of MISP does not have this trigger.'
  }
  return 'MISP’s code runs into a PHP error here that nothing catches.'
}

/** Runs of other workflows and branches of the same one, by how they ended; empty when there were none. */
export function othersText(others: RunSummary['others']): string {
  const words = {
    success: 'with success',
    failure: 'with failure',
    blocked: 'blocked',
    fatal: 'with a fatal error',
  }
  const kinds = (['success', 'failure', 'blocked', 'fatal'] as const).filter((kind) => others[kind])
  const total = kinds.reduce((sum, kind) => sum + others[kind], 0)
  if (total === 0) return ''
  const ends = kinds.map((kind) =>
    kinds.length === 1 ? words[kind] : `${others[kind]} ${words[kind]}`,
  )
  return `${countOf(total, 'further execution')} (branches or other workflows) ended ${listed(ends)}.`
}

/** What another version of MISP makes of the same run. */
export function comparisonText(
  summary: Pick<RunSummary, 'outcome' | 'fatal'>,
  comparison: Comparison,
): { readonly differs: boolean; readonly text: string } {
  const version = `MISP ${comparison.version}`
  const [here, there] = [endOf(summary).name, endOf(comparison).name]
  if (here !== there) {
    const reason = comparison.fatal === undefined ? '' : ` (${comparison.fatal.message})`
    return { differs: true, text: `${version} ends differently: ${there.toLowerCase()}${reason}` }
  }
  const differences = [
    ...(comparison.sameSteps ? [] : ['other nodes or results']),
    ...(comparison.sameEffects ? [] : ['other effects']),
    ...(comparison.sameData ? [] : ['other data at the end']),
  ]
  return differences.length === 0
    ? { differs: false, text: `${version} does the same.` }
    : { differs: true, text: `${version} ends the same way, but with ${listed(differences)}.` }
}

/** What a status line says of a problem in a file. */
export const severityWords: Readonly<
  Record<ProblemSeverity, { readonly status: Status; readonly title: string }>
> = {
  unreadable: { status: 'failure', title: 'Cannot be read' },
  refused: { status: 'blocked', title: 'MISP refuses to save this' },
  crashes: { status: 'fatal', title: 'MISP dies when it gets here' },
  works: { status: 'warning', title: 'MISP takes this, but look at it' },
}

const resultWords: Readonly<Record<NodeResult, string>> = {
  success: 'done',
  'partial-success': 'failed',
  disabled_module: 'failed: the module is switched off',
  loading_error: 'failed: MISP has no such module',
  error: 'failed: the module gave up',
  fatal: 'PHP died here',
  prevented: 'not executed: a node before it on this path failed',
}

/** How a step ended, in words. */
export function resultText(step: StepRow): string {
  const { result, branch, queued, node } = step
  if (stopsTheRun(step)) return 'stopped the run'
  if (queued !== undefined) {
    return result === 'success'
      ? `queued the branch that starts at node ${queued}`
      : resultWords[result]
  }
  if (branch === undefined) return resultWords[result]
  const answer = branch.output === 'output_1' ? 'first output' : 'second output'
  const meaning = isCondition(node?.moduleId ?? '')
    ? ` (${branch.output === 'output_1' ? 'then' : 'else'})`
    : ''
  const way =
    branch.targets.length === 0 ? 'nothing is connected' : `node ${listed(branch.targets)}`
  const trouble = result === 'success' ? '' : `${resultWords[result]}; `
  return `${trouble}${answer}${meaning} → ${way}`
}

function isCondition(moduleId: string): boolean {
  return moduleId === 'if' || moduleId.endsWith('-if')
}

/** The module whose only purpose is to fail. */
function stopsTheRun({ result, node }: StepRow): boolean {
  return result === 'partial-success' && node?.moduleId === 'stop-execution'
}

/** The status whose colour and icon a step gets. */
export function stepStatus(step: StepRow): Status | 'prevented' | 'branch' {
  const { result, branch } = step
  if (stopsTheRun(step)) return 'blocked'
  if (result === 'fatal') return 'fatal'
  if (result === 'prevented') return 'prevented'
  if (result !== 'success') return 'failure'
  return branch === undefined ? 'success' : 'branch'
}

const causes: Readonly<Record<ExecutionKind, (row: ExecutionRow) => string>> = {
  run: ({ triggerId }) => `Run behind ${triggerId}`,
  branch: ({ startNode }) => `Branch of a concurrent task, from node ${startNode}`,
  trigger: ({ workflowName, triggerId }) => `Workflow “${workflowName}” behind ${triggerId}`,
}

/** What an execution is. */
export function executionTitle(row: ExecutionRow): string {
  return causes[row.cause](row)
}

/** What triggers that are not about a whole event get from MISP. */
const expected: Readonly<Record<string, string>> = {
  'analyst-data-after-save':
    '{"Note" | "Opinion" | "Relationship": {"object_type", "object_uuid", …}}',
  'attribute-after-save': '{"Attribute": {…}, "Event": {…}}',
  'event-report-after-save': '{"EventReport": {"event_id", …}}',
  'log-after-save': '{"Log": {…}}',
  'object-after-save': '{"Object": {…}}',
  'post-after-save': '{"Post": {"thread_id", …}}',
  'shadow-attribute-after-save': '{"ShadowAttribute": {"event_id", "old_id", …}}',
  'shadow-attribute-before-save': '{"ShadowAttribute": {"event_id", "old_id", …}}',
  'sighting-after-save': '{"Sighting": {"Event": {"id"}, "Attribute": {"id"}, …}}',
  'tag-attached-after-save': '{"Tag": {"name", "event_id", "attribute_id"?, …}}',
  'user-after-save': '{"id", "email", "org_id", …}',
  'user-before-save': '{"id", "email", "org_id", …}',
}

/** The shape of what MISP hands to a trigger that is not about a whole event; empty when it is not known. */
export function expectedShape(triggerId: string): string {
  return expected[triggerId] ?? ''
}

/** Whether text on the clipboard or in a file is a workflow rather than data to run one on. */
export function looksLikeWorkflow(beginning: string): boolean {
  return /"(?:Workflow|WorkflowBlueprint|module_type|indexed_params)"\s*:/.test(beginning)
}
