import { describe, expect, it } from 'vitest'
import type { StoredWorkflow } from '@/engine/effects/state.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import type { RunResult } from '@/engine/run/records.ts'
import { runWorkflow, type RunRequest } from '@/engine/run/run-workflow.ts'
import { buildGraph, type NodeSpec } from '../graph/build-graph.ts'
import { EVENT, STATE } from './sample-state.ts'

function workflowOf(specs: readonly NodeSpec[], triggerId = 'event-publish'): StoredWorkflow {
  const trigger: NodeSpec = { id: 1, type: 't', module: triggerId, to: [[2]], from: [] }
  return {
    id: '7',
    name: 'Test',
    triggerId,
    debugEnabled: true,
    enabled: true,
    counter: 0,
    graph: buildGraph([trigger, ...specs]),
  }
}

function run(
  specs: readonly NodeSpec[],
  request: Partial<RunRequest> & { readonly triggerId?: string } = {},
): RunResult {
  const { triggerId, ...rest } = request
  const workflow = workflowOf(specs, triggerId)
  return runWorkflow({ workflow, data: { Event: EVENT }, state: STATE, ...rest })
}

const push = (id: number, ...to: number[]): NodeSpec => ({ id, module: 'push-zmq', to: [to] })
const stop = (id: number): NodeSpec => ({ id, module: 'stop-execution' })
/** Fails: it has no address. */
const failing = (id: number, ...to: number[]): NodeSpec => ({ id, module: 'webhook', to: [to] })

const published = (id: number, then: number[], otherwise: number[]): NodeSpec => ({
  id,
  type: 'l',
  module: 'published-if',
  to: [then, otherwise],
})

const walked = ({ steps }: RunResult): unknown[] =>
  steps.map(({ node, result }) => `${String(node?.id)} ${result}`)

describe('a run', () => {
  it('walks depth first and tells MISP’s debug endpoint', () => {
    const result = run([push(2, 3, 4), push(3, 5), push(4), push(5)])
    expect(walked(result)).toEqual(['2 success', '3 success', '5 success', '4 success'])
    expect(result.debugCalls.map(({ path }) => path)).toEqual([
      '/event-publish/init?type=blocking',
      ...Array.from({ length: 4 }, () => '/event-publish/exec/push-zmq?result=success'),
      '/event-publish/end?outcome=success',
    ])
    expect(result.log.at(0)?.title).toBe(
      'Started executing workflow for trigger `event-publish` (7)',
    )
    expect(result.state.workflows.find(({ id }) => id === '7')?.counter).toBe(1)
  })

  it('says nothing but errors where debugging is off', () => {
    const workflow = { ...workflowOf([failing(2, 3), push(3)]), debugEnabled: false }
    const result = runWorkflow({ workflow, data: { Event: EVENT }, state: STATE })
    expect(result.debugCalls).toEqual([])
    expect(result.log.map(({ title }) => title)).toEqual([
      'Execution encountered an error but continued. \nNode `webhook` (2) from Workflow `Test` (7) returned the following error: URL not provided.',
    ])
  })

  it('follows the branch a condition chose', () => {
    expect(walked(run([published(2, [3], [4]), push(3), push(4)]))).toEqual([
      '2 success',
      '4 success',
    ])
    const data = { Event: { ...EVENT, published: true } }
    expect(run([published(2, [3], [4]), push(3), push(4)], { data }).steps[0]?.branch).toBe(
      'output_1',
    )
  })

  it('executes what is behind a join once for each way', () => {
    expect(walked(run([push(2, 3, 4), push(3, 5), push(4, 5), push(5)]))).toHaveLength(5)
  })
})

describe('a failing node', () => {
  it('ends the run when its module is blocking', () => {
    const result = run([stop(2), push(3)])
    expect(result).toMatchObject({ outcome: 'blocked', success: false, outcomeText: 'blocked' })
    expect(result.errors).toEqual([
      'Node `stop-execution` (2) from Workflow `Test` (7) returned the following error: Execution stopped',
    ])
  })

  it('is passed over in a blocking context', () => {
    const result = run([failing(2, 3), push(3)])
    expect(result.outcome).toBe('success')
    expect(walked(result)).toEqual(['2 partial-success', '3 success'])
  })

  it('cuts its path in a non-blocking context, but conditions behind it are still executed', () => {
    const result = run([failing(2, 3), published(3, [4], [4]), push(4)], {
      triggerId: 'event-after-save',
    })
    expect(result.outcome).toBe('success')
    expect(walked(result)).toEqual(['2 partial-success', '3 success', '4 prevented'])
    expect(result.executions[0]?.blockedPaths).toEqual([
      ['1:output_1:0:2', '2:output_1:0:3', '3:output_2:0:4'],
    ])
  })

  it.each([
    [
      'disabled',
      { state: { ...STATE, disabledModules: ['push-zmq'] } },
      push(2),
      'disabled_module',
    ],
    ['unknown', {}, { id: 2, module: 'no-such-action' }, 'loading_error'],
  ])('may be one whose module is %s', (_what, request, node, expected) => {
    const result = run([node], request)
    expect(result.steps[0]?.result).toBe(expected)
    expect(result.outcome).toBe('success')
    expect(result.executions[0]?.blockingNodes).toHaveLength(1)
  })

  it('blocks as well when stop-execution is only disabled', () => {
    const state = { ...STATE, disabledModules: ['stop-execution'] }
    expect(run([stop(2)], { state }).outcome).toBe('blocked')
  })

  it('takes the else branch when a condition is disabled', () => {
    const state = { ...STATE, disabledModules: ['published-if'] }
    const data = { Event: { ...EVENT, published: true } }
    expect(walked(run([published(2, [3], [4]), push(3), push(4)], { data, state }))).toEqual([
      '2 disabled_module',
      '4 success',
    ])
  })
})

describe('what MISP dies of', () => {
  it('ends the run as fatal and says why', () => {
    const node: NodeSpec = { id: 2, type: 'l', module: 'tag-if', parameters: { tags: 'x' } }
    const result = run([node])
    expect(result.outcome).toBe('fatal')
    expect(result.success).toBe(false)
    expect(result.fatal).toMatchObject({ phpClass: 'TypeError' })
    expect(result.fatal?.seen).toContain('HTTP 500')
    expect(walked(result)).toEqual(['2 fatal'])
  })

  it('is a connection to no node, too', () => {
    expect(run([push(2, 9)]).fatal?.message).toContain('Workflow::executeNode()')
  })

  it('is a trigger that is switched off or unknown', () => {
    const state = { ...STATE, disabledTriggers: ['event-publish'] }
    expect(run([push(2)], { state }).outcome).toBe('fatal')
    expect(run([push(2)], { triggerId: 'no-such-trigger' }).outcome).toBe('fatal')
  })

  it('is told apart from what is not supported here', () => {
    const parameters = { hash_path: 'Event.Tag.{n}[name=/^(?R)?/]', operator: 'any_value' }
    const { fatal } = run([{ id: 2, type: 'l', module: 'generic-if', parameters }])
    expect(fatal?.phpClass).toBe('UnsupportedError')
    expect(fatal?.seen).toBe('MISP goes on; how is not known here.')
  })
})

describe('input that is refused', () => {
  it('ends the run before it starts', () => {
    const result = run([push(2)], { triggerId: 'tag-attached-after-save', data: {} })
    expect(result.outcomeText).toBe(
      'failure Error while normalizing data for trigger. Invalid input.',
    )
    expect(result.steps).toEqual([])
    expect(result.debugCalls).toEqual([])
  })

  it('or does not meet the trigger’s condition', () => {
    const data = { Tag: { name: 'x', event_id: '1' } }
    const result = run([push(2)], { triggerId: 'tag-attached-after-save', data })
    expect(result.outcomeText).toBe(
      'failure Conditions on the trigger are not satisfied to continue the execution',
    )
    expect(result.debugCalls.map(({ path }) => path)).toEqual([
      '/tag-attached-after-save/init?type=non-blocking',
    ])
  })
})

describe('a concurrent task', () => {
  const task = (id: number, ...to: number[]): NodeSpec => ({
    id,
    type: 'l',
    module: 'concurrent-task',
    to: [to],
    several: true,
  })

  it('leaves its branches to jobs that run after the workflow', () => {
    const result = run([task(2, 3, 4), push(3), stop(4)])
    expect(result.outcome).toBe('success')
    expect(result.executions.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'run success',
      'branch success',
      'branch failure',
    ])
    expect(result.state.outbox.jobs.map(({ message }) => message)).toEqual([
      'Workflow concurrent task executed 1 nodes starting from node 3.',
      'Error while executing workflow concurrent task. \nNode `stop-execution` (4) from Workflow `Test` (7) returned the following error: Execution stopped',
    ])
  })

  it('never starts a branch whose data are too long for a command line', () => {
    const data = { Event: { ...EVENT, info: 'x'.repeat(130_000) } }
    const result = run([task(2, 3), push(3)], { data })
    expect(result.executions).toHaveLength(1)
    expect(result.state.outbox.jobs).toMatchObject([{ status: 0 }])
  })

  it('has a branch that dies unnoticed', () => {
    const dying: NodeSpec = { id: 3, type: 'l', module: 'tag-if', parameters: { tags: 'x' } }
    const result = run([task(2, 3), dying])
    expect(result.outcome).toBe('success')
    expect(result.executions[1]?.fatal?.seen).toContain('Nobody sees anything')
    expect(result.state.outbox.jobs).toMatchObject([{ status: 0 }])
  })
})

describe('a workflow fired in the background', () => {
  it('dies unnoticed', () => {
    const dying: NodeSpec = { id: 2, type: 'l', module: 'tag-if', parameters: { tags: 'x' } }
    const workflow = { ...workflowOf([dying], 'event-after-save'), id: '8' }
    const state = { ...STATE, workflows: [workflow] }
    const parameters: PhpMap = { scope: 'event', action: 'add', tags: ['new'] }
    const { executions, outcome } = run([{ id: 2, module: 'tag_operation', parameters }], { state })
    expect(outcome).toBe('success')
    expect(executions.map(({ triggerId }) => triggerId)).toContain('event-after-save')
    expect(executions.at(-1)?.fatal?.seen).toContain('Nobody sees anything')
  })
})

describe('workflows that set themselves off', () => {
  const publish: NodeSpec = { id: 2, module: 'publish-event' }
  const limits = { steps: 1000, depth: 4, jobs: 5 }

  it('are stopped where they run inside one another', () => {
    const { executions } = run([publish], { limits })
    expect(executions.some(({ fatal }) => fatal?.phpClass === 'LimitError')).toBe(true)
    expect(executions.length).toBeLessThanOrEqual(limits.depth + 1)
  })

  it('are stopped where they follow one another in the background', () => {
    const parameters: PhpMap = { scope: 'event', action: 'add', tags: ['{{ x }}'] }
    const tagging: NodeSpec = { id: 2, module: 'tag_operation', parameters, to: [[3]] }
    const result = run([tagging, publish], { triggerId: 'event-after-save', limits })
    const last = result.executions.at(-1)
    expect(result.executions.length).toBeLessThanOrEqual(limits.jobs + 2)
    expect(last?.outcome === 'fatal' ? last.fatal?.phpClass : 'LimitError').toBe('LimitError')
  })

  it('are stopped where cycles multiply', () => {
    const nodes = [2, 3, 4, 5, 6].map((id) => push(id, 2, 3, 4, 5, 6))
    expect(run(nodes, { limits }).fatal?.phpClass).toBe('LimitError')
  })
})

describe('roaming data', () => {
  it('are shared by all branches of a run', () => {
    const filter: NodeSpec = {
      id: 3,
      type: 'l',
      module: 'generic-filter-data',
      parameters: {
        selector: 'Event._AttributeFlattened.{n}',
        hash_path: 'type',
        operator: 'equals',
        value: 'md5',
      },
    }
    const count: NodeSpec = {
      id: 4,
      type: 'l',
      module: 'count-if',
      parameters: { selector: 'Event._AttributeFlattened.{n}', operator: 'equals', value: '1' },
      to: [[5], []],
    }
    expect(walked(run([push(2, 3, 4), filter, count, stop(5)])).at(-1)).toBe('5 partial-success')
  })
})

describe('a run that does not reach its end', () => {
  it('fails where a blocking action fails that is not there to stop it', () => {
    const module = {
      name: 'guard',
      type: 'action_mod',
      mispattributes: {},
      meta: { 'module-type': ['action'], config: { blocking: true, params: {} } },
    }
    const state = {
      ...STATE,
      mispModules: {
        reachable: true,
        modules: [module],
        enabled: [],
        answers: [{ module: 'guard', body: { error: 'not this one' } }],
      },
    }
    const { outcome, steps } = run([{ id: 2, module: 'guard', to: [[3]] }, stop(3)], { state })
    expect({ outcome, steps: steps.length }).toEqual({ outcome: 'failure', steps: 1 })
  })

  it('dies where there is no trigger node to begin at', () => {
    const workflow = { ...workflowOf([]), graph: buildGraph([push(2)]) }
    const { outcome, steps } = runWorkflow({ workflow, data: { Event: EVENT }, state: STATE })
    expect({ outcome, steps }).toEqual({ outcome: 'fatal', steps: [] })
  })
})

describe('the MISP version of a run', () => {
  // Replacing a tag goes well in the one version and kills PHP in the other.
  const node: NodeSpec = { id: 2, module: 'tag_replacement_tlp', parameters: { scope: 'event' } }
  const Event = { ...EVENT, Tag: [{ ...Object(EVENT['Tag'])[0], name: 'TLP:GREEN' }] }
  const plain = { workflow: workflowOf([node]), data: { Event }, state: STATE }
  const old = { ...plain.workflow, mispVersion: '2.5.1' } as const

  it.each([
    ['the one that is asked for', { version: '2.5.1' }, 'success'],
    ['the one that is asked for first', { workflow: old, version: '2.5.19' }, 'fatal'],
    ['else that of the workflow', { workflow: old }, 'success'],
    ['else the newest release', {}, 'fatal'],
  ] as const)('is %s', (_, changes, outcome) => {
    expect(runWorkflow({ ...plain, ...changes }).outcome).toBe(outcome)
  })
})
