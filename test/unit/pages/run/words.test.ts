import { describe, expect, it } from 'vitest'
import type { RunSummary, StepRow, TriggerSummary } from '../../../../workers/run/protocol'
import { listTriggers } from '../../../../workers/run/triggers'
import {
  comparisonText,
  endOf,
  executionTitle,
  expectedShape,
  fatalReason,
  fatalSeen,
  looksLikeWorkflow,
  meaningOf,
  othersText,
  resultText,
  stepStatus,
  withoutResult,
} from '@/pages/run/words'

const triggers = new Map(listTriggers().map((trigger) => [trigger.id, trigger]))

function trigger(id: string): TriggerSummary {
  const found = triggers.get(id)
  if (found === undefined) throw new Error(`no trigger ${id}`)
  return found
}

const noCounts = {
  executed: 0,
  prevented: 0,
  failed: 0,
  timeline: 0,
  log: 0,
  effects: 0,
  outgoing: 0,
  debugCalls: 0,
}

function summary(changed: Partial<RunSummary>): RunSummary {
  return {
    id: 1,
    version: '2.5.19',
    trigger: trigger('event-publish'),
    outcome: 'success',
    outcomeText: 'success',
    errors: [],
    missingTargets: [],
    lastNode: '',
    others: { success: 0, failure: 0, blocked: 0, fatal: 0 },
    counts: noCounts,
    milliseconds: 1,
    ...changed,
  }
}

function step(changed: Partial<StepRow>): StepRow {
  return {
    kind: 'step',
    index: 0,
    number: 1,
    node: { id: '2', name: 'IF :: Tag', moduleId: 'tag-if', moduleType: 'logic' },
    result: 'success',
    errors: [],
    effects: [],
    effectCount: 0,
    templateErrors: 0,
    changedData: false,
    milliseconds: 0,
    ...changed,
  }
}

describe('what an outcome means', () => {
  it('is said for every blocking trigger, both ways', () => {
    for (const one of triggers.values()) {
      if (!one.blocking || one.id === 'adhoc_1') continue
      const passes = meaningOf(summary({ trigger: one }))
      for (const outcome of ['blocked', 'failure', 'fatal'] as const) {
        const stopped = meaningOf(summary({ trigger: one, outcome }))
        expect(stopped, one.id).toMatch(/ not /)
        expect(stopped).not.toBe(passes)
      }
    }
  })

  it('is nothing for triggers that nobody waits for', () => {
    const text = meaningOf(summary({ trigger: trigger('event-after-save'), outcome: 'blocked' }))
    expect(text).toContain('Nothing waits for this workflow')
    expect(meaningOf(summary({ trigger: null }))).toBe('')
  })

  it('is not claimed where the run was stopped by the page', () => {
    const fatal = { phpClass: 'UnsupportedError', message: 'x' } as const
    expect(meaningOf(summary({ outcome: 'fatal', fatal }))).toBe('')
    expect(endOf({ outcome: 'fatal', fatal })).toEqual({
      status: 'warning',
      name: 'Cannot be told',
    })
    expect(endOf({ outcome: 'fatal', fatal: { ...fatal, phpClass: 'LimitError' } }).status).toBe(
      'warning',
    )
  })
})

describe('what is seen of a fatal error', () => {
  const fatal = { phpClass: 'TypeError', message: 'x' } as const

  it('is an internal error in a request, and nothing in a background job', () => {
    expect(fatalSeen(fatal, trigger('event-publish'))).toContain('HTTP 500')
    expect(fatalSeen(fatal, trigger('event-after-save'))).toContain('Nobody sees anything')
    expect(fatalSeen({ ...fatal, phpClass: 'LimitError' }, null)).toContain(
      'MISP has no such bound',
    )
  })

  it('has its reason in words', () => {
    const reason = (message: string, changed: Partial<RunSummary> = {}): string =>
      fatalReason(summary({ outcome: 'fatal', fatal: { phpClass: 'Error', message }, ...changed }))
    expect(reason('Workflow::executeNode(): Argument #1 …', { missingTargets: ['2 → 9'] })).toBe(
      'A connection leads to a node that does not exist: 2 → 9.',
    )
    expect(reason('Could not find start node -1')).toContain('nowhere to start')
    expect(reason('Unknown trigger `x`', { trigger: null })).toBe('MISP has no such trigger.')
    expect(reason('Unknown trigger `x`')).toContain('The chosen version')
    expect(reason('Something else')).toContain('PHP error')
  })
})

describe('a run without a result', () => {
  it.each([
    [{ state: 'stopped', by: 'user' }, 'The last run was stopped'],
    [{ state: 'stopped', by: 'time-limit' }, 'The last run took too long'],
    [{ state: 'failed', message: 'x' }, 'The last run broke the engine'],
    [{ state: 'done', value: null }, 'Nothing was run'],
  ] as const)('%j: %s', (reply, words) => {
    expect(withoutResult(reply)).toBe(words)
  })
})

describe('another version', () => {
  const same = {
    version: '2.5.1',
    outcome: 'success',
    sameSteps: true,
    sameEffects: true,
    sameData: true,
  } as const

  it('is said to end differently, with the reason', () => {
    const comparison = {
      ...same,
      outcome: 'fatal',
      fatal: { phpClass: 'TypeError', message: 'too few arguments' },
    } as const
    expect(comparisonText(summary({}), comparison)).toEqual({
      differs: true,
      text: 'MISP 2.5.1 ends differently: fatal error (too few arguments)',
    })
  })

  it('is said to do the same, or what differs on the way', () => {
    expect(comparisonText(summary({}), same)).toEqual({
      differs: false,
      text: 'MISP 2.5.1 does the same.',
    })
    expect(comparisonText(summary({}), { ...same, sameSteps: false, sameData: false }).text).toBe(
      'MISP 2.5.1 ends the same way, but with other nodes or results and other data at the end.',
    )
  })
})

describe('a step', () => {
  it('tells which way a condition went', () => {
    expect(resultText(step({ branch: { output: 'output_1', targets: ['3'] } }))).toBe(
      'first output (then) → node 3',
    )
    expect(resultText(step({ branch: { output: 'output_2', targets: [] } }))).toBe(
      'second output (else) → nothing is connected',
    )
    const filter = { id: '4', name: '', moduleId: 'generic-filter-data', moduleType: 'logic' }
    expect(
      resultText(step({ node: filter, branch: { output: 'output_1', targets: ['5', '6'] } })),
    ).toBe('first output → node 5 and 6')
    expect(
      resultText(
        step({ result: 'disabled_module', branch: { output: 'output_2', targets: ['7'] } }),
      ),
    ).toBe('failed: the module is switched off; second output (else) → node 7')
  })

  it('tells of queued branches, prevented nodes and of the node that stops on purpose', () => {
    expect(resultText(step({ queued: '9', branch: { output: 'output_1', targets: [] } }))).toBe(
      'queued the branch that starts at node 9',
    )
    expect(stepStatus(step({ result: 'prevented' }))).toBe('prevented')
    const stop = step({
      result: 'partial-success',
      node: { id: '3', name: 'Stop execution', moduleId: 'stop-execution', moduleType: 'action' },
    })
    expect([stepStatus(stop), resultText(stop)]).toEqual(['blocked', 'stopped the run'])
    expect(stepStatus(step({ result: 'error' }))).toBe('failure')
  })
})

it('further executions are counted by how they ended', () => {
  expect(othersText({ success: 0, failure: 0, blocked: 0, fatal: 0 })).toBe('')
  expect(othersText({ success: 1, failure: 0, blocked: 0, fatal: 0 })).toBe(
    '1 further execution (branches or other workflows) ended with success.',
  )
  expect(othersText({ success: 2, failure: 0, blocked: 0, fatal: 1 })).toBe(
    '3 further executions (branches or other workflows) ended 2 with success and 1 with a fatal error.',
  )
})

it('an execution is named by its cause', () => {
  const row = {
    kind: 'execution',
    index: 1,
    cause: 'branch',
    workflowName: 'W',
    triggerId: 'event-publish',
    startNode: '5',
    outcome: 'success',
    errors: [],
    steps: 1,
  } as const
  expect(executionTitle(row)).toBe('Branch of a concurrent task, from node 5')
  expect(executionTitle({ ...row, cause: 'trigger' })).toBe('Workflow “W” behind event-publish')
})

it('every trigger that is not about an event says what MISP hands to it', () => {
  for (const { id, isEventShaped } of triggers.values()) {
    expect(expectedShape(id) === '', id).toBe(isEventShaped)
  }
})

it('workflows are told from events by their fields', () => {
  expect(looksLikeWorkflow('{"WorkflowBlueprint": {')).toBe(true)
  expect(looksLikeWorkflow('{"1": {"data": {"module_type": "trigger"')).toBe(true)
  expect(looksLikeWorkflow('{"Event": {"info": "Workflow"')).toBe(false)
})
