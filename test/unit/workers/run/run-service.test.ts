import { beforeEach, describe, expect, it } from 'vitest'
import type {
  RunAnswer,
  RunOptions,
  RunProgress,
  RunSummary,
  StepRow,
} from '../../../../workers/run/protocol'
import { RunService } from '../../../../workers/run/run-service'
import { blueprint, sample, teachingTexts, workflowFile, type NodeSpec } from './sample-files'

const gate = blueprint('block-on-pap-red-or-tlp-red')

const options: RunOptions = {
  trigger: 'enrichment-before-query',
  version: '2.5.19',
  debug: true,
  asItIs: false,
  now: 1_774_000_000,
}

let service: RunService

beforeEach(() => {
  service = new RunService()
})

function load(workflow: string, data: string): void {
  expect(service.loadWorkflows(workflow, '2.5.19').ok).toBe(true)
  expect(service.loadData(data).ok).toBe(true)
}

function run(changed: Partial<RunOptions> = {}): RunAnswer {
  return service.run({ ...options, ...changed }, () => undefined)
}

function summaryOf(answer: RunAnswer): RunSummary {
  if (answer.kind !== 'done') throw new Error(`the run is ${answer.kind}`)
  return answer.summary
}

function stepsOf(summary: RunSummary): StepRow[] {
  return (service.timeline(summary.id, 0) ?? []).filter((row) => row.kind === 'step')
}

/** Runs a workflow with the trigger event-publish and these nodes behind it on the small sample. */
function runNodes(nodes: readonly NodeSpec[], changed: Partial<RunOptions> = {}): RunSummary {
  const first = nodes[0]?.id ?? 2
  const trigger: NodeSpec = { id: 1, module: ['trigger', 'event-publish'], to: [[first]] }
  load(workflowFile([trigger, ...nodes]), sample('phishing'))
  return summaryOf(run(changed))
}

describe('loading a workflow', () => {
  it('says what a blueprint is and behind which trigger it belongs', () => {
    const reading = service.loadWorkflows(gate, '2.5.19')
    expect(reading).toMatchObject({
      ok: true,
      document: {
        chosen: 0,
        problems: [],
        outline: {
          kind: 'blueprint',
          name: 'Block on PAP:RED or tlp:red',
          trigger: 'enrichment-before-query',
          placement: { entries: ['2'], dropped: 0 },
          nodeCount: 2,
        },
      },
    })
    const description = reading.ok ? reading.document.outline.description : ''
    expect(description).toMatch(/^Stops the query/)
  })

  it('lets a workflow keep its own trigger', () => {
    const file = workflowFile([{ id: 1, module: ['trigger', 'event-publish'] }])
    const reading = service.loadWorkflows(file, '2.5.19')
    expect(reading.ok && reading.document.outline).toMatchObject({
      kind: 'workflow',
      trigger: 'event-publish',
    })
    expect(reading.ok && reading.document.outline.placement).toBeUndefined()
  })

  it('keeps the workflow when the next file holds none, and says what is wrong with that', () => {
    load(gate, sample('phishing'))
    const reading = service.loadWorkflows('{"Event": {"info": "x"}}', '2.5.19')
    expect(!reading.ok && reading.problem).toMatchObject([
      { severity: 'unreadable', what: 'This is a MISP event, not a workflow.' },
    ])
    expect(summaryOf(run()).outcome).toBe('blocked')
  })

  it('knows the modules of the version that is looked at', () => {
    const file = workflowFile([
      { id: 1, module: ['trigger', 'event-publish'], to: [[2]] },
      { id: 2, module: ['action', 'flowintel-create-case'] },
    ])
    const reading = service.loadWorkflows(file, '2.5.19')
    expect(reading.ok && reading.document.problems.map(({ what }) => what).join()).toContain(
      'There is no action module “flowintel-create-case”',
    )
    expect(service.useVersion('2026')?.problems).toEqual([])
  })

  it('takes another of several workflows into use, also after a change of version', () => {
    const [one, two] = ['first', 'second'].map((name): unknown =>
      JSON.parse(workflowFile([{ id: 1, module: ['trigger', 'event-publish'] }], { name })),
    )
    service.loadWorkflows(JSON.stringify([one, two]), '2.5.19')
    expect(service.chooseWorkflow(1)).toMatchObject({
      names: ['first', 'second'],
      chosen: 1,
      outline: { name: 'second' },
    })
    expect(service.useVersion('2.5.1')?.outline.name).toBe('second')
    expect(service.chooseWorkflow(9)?.chosen).toBe(1)
  })
})

describe('loading data', () => {
  it('says what an event is', () => {
    const reading = service.loadData(sample('phishing'))
    expect(reading.ok && reading.document.event).toEqual({
      id: '12',
      info: 'Phishing for mail passwords with fake invoices',
      date: '2026-03-14',
      organisation: 'CERT Example',
      published: false,
      attributes: 6,
      objects: 0,
      tags: ['tlp:amber', 'rsit:fraud="phishing"', 'workflow:state="incomplete"'],
      tagCount: 3,
      idsGiven: 0,
    })
  })

  it('names the place where a text is no JSON, and keeps the data', () => {
    load(gate, sample('phishing'))
    const reading = service.loadData('{"Event": ')
    expect(!reading.ok && reading.problem.place).toEqual({ line: 1, column: 11, offset: 10 })
    expect(summaryOf(run()).outcome).toBe('blocked')
  })
})

describe('a run', () => {
  it('is refused in words when something is missing', () => {
    expect(run()).toEqual({ kind: 'refused', refusal: { reason: 'no-workflow' } })
    service.loadWorkflows(gate, '2.5.19')
    expect(run()).toEqual({ kind: 'refused', refusal: { reason: 'no-data' } })
    service.loadData('{"a": 1}')
    expect(run()).toEqual({
      kind: 'refused',
      refusal: { reason: 'no-event', found: 'an object with the field “a”' },
    })
    expect(summaryOf(run({ asItIs: true })).outcome).toBe('success')
  })

  it('is blocked at the node that stops it', () => {
    load(gate, sample('phishing'))
    const summary = summaryOf(run())
    expect(summary).toMatchObject({
      outcome: 'blocked',
      trigger: { id: 'enrichment-before-query', blocking: true },
      stoppedAt: { step: 1, node: { id: '3', moduleId: 'stop-execution' } },
      counts: { executed: 2, failed: 0, prevented: 0, log: 5, debugCalls: 4 },
    })
    expect(stepsOf(summary)).toMatchObject([
      { number: 1, branch: { output: 'output_1', targets: ['3'] }, result: 'success' },
      { number: 2, result: 'partial-success', errors: ['Execution stopped'] },
    ])
  })

  it('lets a harmless event pass', () => {
    load(gate, sample('guessing'))
    const summary = summaryOf(run())
    expect(summary).toMatchObject({ outcome: 'success', counts: { executed: 1 } })
    expect(summary.stoppedAt).toBeUndefined()
    expect(stepsOf(summary)).toMatchObject([{ branch: { output: 'output_2', targets: [] } }])
  })

  it('gives the same when it is run twice', () => {
    load(gate, sample('intrusion'))
    const first = summaryOf(run())
    const texts = (id: number): unknown => [
      service.text(id, { of: 'log' }, 1e6),
      service.text(id, { of: 'debug-call', index: 3 }, 1e6),
      service.text(id, { of: 'output', step: 1 }, 1e7),
    ]
    const told = texts(first.id)
    const second = summaryOf(run())
    expect({ ...second, id: 0, milliseconds: 0 }).toEqual({ ...first, id: 0, milliseconds: 0 })
    expect(texts(second.id)).toEqual(told)
    expect(service.text(first.id, { of: 'log' }, 1e6)).toBeNull()
  })

  it('writes MISP’s log letter for letter, and its log file', () => {
    load(gate, sample('phishing'))
    const { id } = summaryOf(run())
    expect(service.log(id, 0)?.map(({ title }) => title)).toEqual([
      'Started executing workflow for trigger `enrichment-before-query` (1)',
      'Executed node `tag-if`\nNode `tag-if` (2) from Workflow `Workflow for trigger enrichment-before-query` (1) executed successfully with status: success',
      'Executed node `stop-execution`\nNode `stop-execution` (3) from Workflow `Workflow for trigger enrichment-before-query` (1) executed successfully with status: partial-success',
      'Execution stopped. \nNode `stop-execution` (3) from Workflow `Workflow for trigger enrichment-before-query` (1) returned the following error: Execution stopped',
      'Finished executing workflow for trigger `enrichment-before-query` (1). Outcome: blocked',
    ])
    const file = service.text(id, { of: 'log-file' }, 1e6)
    expect(
      file?.text.startsWith('[2026-03-20 09:46:40] Workflow(enrichment-before-query:1). Started'),
    ).toBe(true)
    expect(file?.text.split('[2026')).toHaveLength(6)
  })

  it('logs less and calls no debug endpoint with debugging off', () => {
    load(gate, sample('phishing'))
    expect(summaryOf(run({ debug: false })).counts).toMatchObject({ log: 1, debugCalls: 0 })
  })

  it('tells which node comes next while it goes on', () => {
    load(gate, sample('phishing'))
    const told: RunProgress[] = []
    service.run(options, (progress) => told.push(progress))
    expect(told).toEqual([
      { nodes: 1, node: '2 · IF :: Tag (tag-if)' },
      { nodes: 2, node: '3 · Stop execution (stop-execution)' },
    ])
  })

  it('hands the JSON over as it is to a trigger that is not about an event', () => {
    load(gate, '{"email": "a@b.example", "org_id": "1"}')
    const { id } = summaryOf(run({ trigger: 'user-before-save' }))
    expect(JSON.parse(service.text(id, { of: 'original', execution: 0 }, 1e5)?.text ?? '')).toEqual(
      {
        email: 'a@b.example',
        org_id: '1',
      },
    )
  })

  it('shows what a node changed, would change in MISP, and sends', () => {
    const tagging = { scope: 'event', action: 'add', locality: 'local', tags: ['seen'] }
    const summary = runNodes([
      { id: 2, module: ['action', 'tag_operation'], parameters: tagging, to: [[3]] },
      {
        id: 3,
        module: ['action', 'webhook'],
        parameters: { url: 'https://example.com/{{ Event.id }}', payload: 'x{{ }' },
      },
    ])
    const [tag, webhook] = stepsOf(summary)
    expect(tag).toMatchObject({
      changedData: true,
      effects: [
        'Attach the local tag seen to event 12 (Phishing for mail passwords with fake invoices)',
      ],
    })
    expect(webhook).toMatchObject({ templateErrors: 1, effectCount: 1 })
    expect(service.effects(summary.id, 0)?.map(({ kind }) => kind)).toEqual([
      'attach-tags',
      'send-request',
    ])
    expect(service.outgoing(summary.id, 0)).toMatchObject([
      { kind: 'request', title: 'POST https://example.com/12', detail: 'answered 200' },
    ])
    const detail = service.step(summary.id, 0)
    expect(detail?.changes.map(({ path, kind }) => `${kind} ${path}`)).toContain(
      'added Event.Tag.3',
    )
    const parameters = service.step(summary.id, 1)?.parameters ?? []
    expect(parameters.find(({ id }) => id === 'url')).toEqual({
      id: 'url',
      raw: 'https://example.com/{{ Event.id }}',
      value: 'https://example.com/12',
    })
    expect(parameters.find(({ id }) => id === 'payload')?.templateError?.line).toBe(1)
  })

  it('groups the branches of a concurrent task behind the run', () => {
    const summary = runNodes([
      { id: 2, module: ['logic', 'concurrent-task'], to: [[3, 4]] },
      { id: 3, module: ['action', 'stop-execution'] },
      { id: 4, module: ['action', 'push-zmq'] },
    ])
    const rows = service.timeline(summary.id, 0) ?? []
    expect(
      rows.map((row) =>
        row.kind === 'execution'
          ? `${row.cause} ${row.startNode}`
          : `${row.node?.id} ${row.queued ?? ''}`,
      ),
    ).toEqual(['run ', '2 3', '2 4', 'branch 3', '3 ', 'branch 4', '4 '])
    expect(summary.outcome).toBe('success')
    expect(summary.others).toEqual({ success: 1, failure: 1, blocked: 0, fatal: 0 })
  })

  it('dies where a connection leads to no node, and names it', () => {
    const summary = runNodes([{ id: 2, module: ['action', 'push-zmq'], to: [[77]] }])
    expect(summary).toMatchObject({
      outcome: 'fatal',
      fatal: { phpClass: 'TypeError' },
      missingTargets: ['2 → 77'],
    })
    expect(summary.stoppedAt).toBeUndefined()
  })

  it('counts an unknown module as a failed node', () => {
    const summary = runNodes([{ id: 2, module: ['action', 'no-such'] }])
    expect(summary).toMatchObject({ outcome: 'success', counts: { failed: 1 } })
    expect(stepsOf(summary)[0]).toMatchObject({
      result: 'loading_error',
      errors: ['Could not load class for module: no-such'],
    })
  })

  it('runs a workflow without a trigger behind the one that was chosen', () => {
    load(workflowFile([{ id: 4, module: ['action', 'stop-execution'] }]), sample('phishing'))
    expect(summaryOf(run({ trigger: 'event-publish' }))).toMatchObject({
      outcome: 'blocked',
      trigger: { id: 'event-publish' },
    })
  })

  it('starts a workflow with two triggers at the first, as MISP does', () => {
    load(
      workflowFile([
        { id: 1, module: ['trigger', 'event-publish'], to: [[3]] },
        { id: 2, module: ['trigger', 'event-before-save'] },
        { id: 3, module: ['action', 'stop-execution'] },
      ]),
      sample('phishing'),
    )
    expect(summaryOf(run()).outcome).toBe('blocked')
  })

  it('names the node at which it needs something that cannot be computed here', () => {
    load(
      workflowFile([
        { id: 1, module: ['trigger', 'event-publish'], to: [[2]] },
        {
          id: 2,
          module: ['logic', 'generic-if'],
          parameters: {
            value: 'x',
            operator: 'in',
            hash_path: 'Event.Attribute.{n}[value=/(*SKIP)a/].value',
          },
          to: [[], []],
        },
      ]),
      sample('phishing'),
    )
    expect(summaryOf(run())).toMatchObject({
      outcome: 'fatal',
      fatal: { phpClass: 'UnsupportedError' },
      lastNode: '2 · generic-if (generic-if)',
    })
  })
})

describe('another version', () => {
  it('does the same where nothing differs', () => {
    load(gate, sample('phishing'))
    summaryOf(run())
    expect(service.compare(options, '2.5.1')).toEqual({
      version: '2.5.1',
      outcome: 'blocked',
      sameSteps: true,
      sameEffects: true,
      sameData: true,
    })
  })

  it('is compared by how it ends: replacing a tag kills 2.5.19 only', () => {
    const nodes: NodeSpec[] = [
      {
        id: 2,
        module: ['action', 'tag_replacement_tlp'],
        parameters: { scope: 'event', locality: 'local' },
      },
    ]
    load(
      workflowFile([{ id: 1, module: ['trigger', 'event-publish'], to: [[2]] }, ...nodes]),
      '{"Event": {"id": "1", "info": "x", "Tag": [{"id": "1", "name": "TLP:white", "local": true}]}}',
    )
    expect(summaryOf(run()).outcome).toBe('fatal')
    const comparison = service.compare(options, '2.5.1')
    expect(comparison).toMatchObject({ outcome: 'success' })
  })

  it('cannot be compared before something has run', () => {
    expect(service.compare(options, '2.5.1')).toBeNull()
  })
})

describe('the simulated MISP of a run', () => {
  const warn: NodeSpec = { id: 2, module: ['action', 'attach-warninglist'] }
  const enrich: NodeSpec = {
    id: 2,
    module: ['action', 'attach-enrichment'],
    parameters: { modules: ['abuseipdb'] },
  }

  function outputOf({ id }: RunSummary): string {
    return service.text(id, { of: 'output', step: 0 }, 1e6)?.text ?? ''
  }

  it('has warninglists and enrichment modules when it was filled', () => {
    expect(service.loadMisp(teachingTexts)).toMatchObject({ warninglists: 9, modules: 8 })
    expect(outputOf(runNodes([warn]))).toContain('"warninglist_name": "Well-known domains"')
    const enriched = runNodes([enrich])
    expect(enriched.outcome).toBe('success')
    expect(outputOf(enriched)).toContain('abuse-confidence-score')
  })

  it('is empty before that: the module is unknown, and the run dies as in MISP', () => {
    expect(runNodes([enrich]).outcome).toBe('fatal')
  })

  it('takes lists and answers of the user, or says what is wrong with the file', () => {
    service.loadMisp(teachingTexts)
    const list = { name: 'Mine', type: 'string', list: ['login.example.net'] }
    expect(service.addWarninglists(JSON.stringify(list))).toMatchObject({
      ok: true,
      summary: { warninglists: 10 },
    })
    expect(outputOf(runNodes([warn]))).toContain('"warninglist_name": "Mine"')
    expect(service.addWarninglists('{"name": "x"}').ok).toBe(false)
    const answers = [{ module: 'abuseipdb', body: { results: { mine: true } } }]
    expect(service.replaceAnswers(JSON.stringify(answers)).ok).toBe(true)
    expect(outputOf(runNodes([enrich]))).toContain('"mine": true')
    expect(service.replaceAnswers('{}')).toMatchObject({
      problems: [{ what: 'This is no list of answers.' }],
    })
  })
})
