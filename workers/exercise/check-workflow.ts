import { compatOf } from '@/engine/compat'
import type { MispState, StoredWorkflow } from '@/engine/effects/state'
import { saveErrors } from '@/engine/graph/save-errors'
import type { RunResult } from '@/engine/run/records'
import { runWorkflow } from '@/engine/run/run-workflow'
import type { WorkflowRule } from '@/formats/exercise/expectations'
import type { WorkflowCase, WorkflowExercise } from '@/formats/exercise/pack'
import { stateForEvent } from '@/formats/event-json/state-for-event'
import { DataSource } from '../run/data-source'
import { describeTrigger } from '../run/triggers'
import { WorkflowSource } from '../run/workflow-source'
import { judge } from './judge'
import { verdictOf, type CheckGroup, type CheckResult, type Verdict } from './protocol'

/** The MISP that an exercise is checked in, and the time there. */
export interface CheckSetting {
  readonly misp: MispState
  /** In seconds since 1970. */
  readonly now: number
}

/**
 * Checks a learner's workflow: its graph against the rules of the exercise, and what it does in every case. Each case
 * runs in a MISP of its own, which holds nothing but what it was filled with and the event of the case.
 *
 * @param answer the workflow in MISP's JSON
 */
export function checkWorkflow(
  exercise: WorkflowExercise,
  answer: string,
  setting: CheckSetting,
): Verdict {
  const workflow = new WorkflowSource(answer, exercise.version, setting.misp).stored('', false)
  if (workflow === null) {
    const say = 'It is a workflow that MISP can read'
    const results = [{ say, passes: false, found: 'It cannot be read.' }]
    return verdictOf([{ name: '', isHidden: false, results }])
  }
  const rules = exercise.rules.map((rule) => ruleResult(rule, workflow))
  // MISP would not save it: there is nothing that could run.
  const canRun = saveErrors(workflow.graph).length === 0
  const cases = canRun ? exercise.cases : []
  const unsaved = canRun ? [] : unsavedResult(exercise.rules, workflow)
  return verdictOf([
    { name: '', isHidden: false, results: [...rules, ...unsaved] },
    ...cases.map((one) => caseGroup(one, workflow, exercise, setting)),
  ])
}

function ruleResult(rule: WorkflowRule, { graph }: StoredWorkflow): CheckResult {
  if (rule.must === 'be-saved') {
    const [error = ''] = saveErrors(graph)
    return { say: rule.say, passes: error === '', found: error === '' ? '' : `MISP: ${error}.` }
  }
  const count = graph.nodes.filter(({ moduleId }) => moduleId === rule.module).length
  const passes = count > 0 === (rule.must === 'use')
  const found =
    count === 0 ? `There is no node “${rule.module}”.` : `There is a node “${rule.module}”.`
  return { say: rule.say, passes, found: passes ? '' : found }
}

/** Said of a graph that MISP refuses, unless a rule says it already. */
function unsavedResult(
  rules: readonly WorkflowRule[],
  workflow: StoredWorkflow,
): readonly CheckResult[] {
  if (rules.some(({ must }) => must === 'be-saved')) return []
  return [ruleResult({ must: 'be-saved', say: 'MISP saves the workflow' }, workflow)]
}

function caseGroup(
  { name, data, hidden, expect }: WorkflowCase,
  workflow: StoredWorkflow,
  exercise: WorkflowExercise,
  setting: CheckSetting,
): CheckGroup {
  const run = runCase(data, workflow, exercise, setting)
  const results = expect.map((expectation): CheckResult => {
    if (typeof run === 'string') return { say: expectation.say, passes: false, found: run }
    const found = judge(expectation, run)
    return { say: expectation.say, passes: found === '', found }
  })
  return { name, isHidden: hidden, results }
}

/** A case's run with the id of its event, or why there is none. */
function runCase(
  data: WorkflowCase['data'],
  workflow: StoredWorkflow,
  { version }: WorkflowExercise,
  { misp, now }: CheckSetting,
): { readonly result: RunResult; readonly eventId: string } | string {
  const source = new DataSource(data, 0)
  const isEvent = describeTrigger(workflow.triggerId)?.isEventShaped !== false
  const given = isEvent ? source.eventData : source.raw
  if (given === undefined) return 'The data of this case is no event.'
  const state = stateForEvent(source.event ?? null, now, misp)
  const result = runWorkflow({
    workflow: { ...workflow, mispVersion: compatOf(version).version },
    data: given,
    state,
    version,
  })
  return { result, eventId: String(source.event?.['id'] ?? '') }
}
