import { describe, expect, it, vi } from 'vitest'
import { RunService } from '../../../workers/run/run-service'
import type { RunOptions } from '../../../workers/run/protocol'
import { RunClient, type RemoteRuns } from '@/stores/run-client'
import { blueprint, sample, teachingTexts } from '../workers/run/sample-files'

const options: RunOptions = {
  trigger: 'event-publish',
  version: '2.5.19',
  debug: true,
  asItIs: false,
  now: 1000,
}

/** The run service of one worker, with a log of the calls that change it; `hang` makes its next run last for ever. */
function fakeWorker(log: string[]): { remote: RemoteRuns; hang: () => void } {
  const service = new RunService()
  let hangs = false
  const remote: RemoteRuns = {
    triggers: async () => service.triggers(),
    loadMisp: async (texts) => {
      log.push('misp')
      return service.loadMisp(texts)
    },
    addWarninglists: async (text) => {
      log.push('warninglists')
      return service.addWarninglists(text)
    },
    replaceAnswers: async (text) => {
      log.push('answers')
      return service.replaceAnswers(text)
    },
    loadWorkflows: async (text, version) => {
      log.push(`workflow ${version}`)
      return service.loadWorkflows(text, version)
    },
    chooseWorkflow: async (index) => {
      log.push(`choose workflow ${index}`)
      return service.chooseWorkflow(index)
    },
    useVersion: async (version) => {
      log.push(`version ${version}`)
      return service.useVersion(version)
    },
    loadData: async (text) => {
      log.push('data')
      return service.loadData(text)
    },
    chooseEvent: async (index) => {
      log.push(`choose event ${index}`)
      return service.chooseEvent(index)
    },
    format: async (text) => service.format(text),
    run: async (wanted, report) => {
      log.push('run')
      return hangs ? new Promise(() => {}) : service.run(wanted, report)
    },
    compare: async (wanted, version) => service.compare(wanted, version),
    observation: async (id) => service.observation(id),
    checkWorkflow: async (exercise, answer, now) => service.checkWorkflow(exercise, answer, now),
    timeline: async (id, start) => service.timeline(id, start),
    step: async (id, index) => service.step(id, index),
    log: async (id, start) => service.log(id, start),
    effects: async (id, start) => service.effects(id, start),
    outgoing: async (id, start) => service.outgoing(id, start),
    debugCalls: async (id, start) => service.debugCalls(id, start),
    text: async (id, asked, maxLength) => service.text(id, asked, maxLength),
  }
  return {
    remote,
    hang: () => {
      hangs = true
    },
  }
}

function client(): {
  runs: RunClient
  workers: { log: string[]; hang: () => void; break: () => void }[]
} {
  const workers: { log: string[]; hang: () => void; break: () => void }[] = []
  const runs = new RunClient(() => {
    const log: string[] = []
    const { remote, hang } = fakeWorker(log)
    let report = (_message: string): void => {}
    const broken = new Promise<string>((resolve) => {
      report = resolve
    })
    workers.push({ log, hang, break: () => report('out of memory') })
    return { remote, terminate: vi.fn(), broken }
  })
  return { runs, workers }
}

async function loaded(): Promise<ReturnType<typeof client>> {
  const all = client()
  await all.runs.loadWorkflows(blueprint('block-on-pap-red-or-tlp-red'), '2.5.19')
  await all.runs.loadData(sample('phishing'))
  return all
}

const nobody = (): void => {}

async function runOnce(runs: RunClient): Promise<number> {
  const reply = await runs.run(options, nobody)
  if (reply.state !== 'done' || reply.value.kind !== 'done') throw new Error('the run was not done')
  return reply.value.summary.id
}

describe('RunClient', () => {
  it('gives a new worker workflow, data and choices again after a run was stopped', async () => {
    const { runs, workers } = await loaded()
    await runs.chooseWorkflow(0)
    await runs.useVersion('2.5.1')
    workers[0]?.hang()
    const stuck = runs.run(options, nobody)
    await new Promise((resolve) => setTimeout(resolve, 10))
    runs.stop()
    expect(await stuck).toEqual({ state: 'stopped', by: 'user' })
    expect(await runs.run(options, nobody)).toMatchObject({ value: { kind: 'done' } })
    expect(workers[1]?.log).toEqual([
      'workflow 2.5.1',
      'choose workflow 0',
      'data',
      'choose event 0',
      'run',
    ])
  })

  it('fills the simulated MISP of a new worker as it was, before it reads the workflow', async () => {
    const { runs, workers } = await loaded()
    const list = JSON.stringify({ name: 'Mine', type: 'string', list: ['x'] })
    expect(await runs.loadMisp(teachingTexts)).toMatchObject({ value: { warninglists: 9 } })
    expect(await runs.addWarninglists(list)).toMatchObject({
      value: { ok: true, summary: { warninglists: 10 } },
    })
    expect(await runs.addWarninglists('{')).toMatchObject({ value: { ok: false } })
    expect(await runs.replaceAnswers('[]')).toMatchObject({ value: { summary: { answers: 0 } } })
    workers[0]?.break()
    await new Promise((resolve) => setTimeout(resolve))
    await runs.run(options, nobody)
    expect(workers[1]?.log.slice(0, 4)).toEqual([
      'misp',
      'warninglists',
      'answers',
      'workflow 2.5.19',
    ])
    await runs.loadMisp(teachingTexts)
    workers[1]?.break()
    await new Promise((resolve) => setTimeout(resolve))
    await runs.run(options, nobody)
    expect(workers[2]?.log.slice(0, 2)).toEqual(['misp', 'workflow 2.5.19'])
  })

  it('does not give a new worker what could not be read', async () => {
    const { runs, workers } = await loaded()
    await runs.loadWorkflows('no JSON', '2.5.19')
    await runs.loadData('{')
    workers[0]?.break()
    await new Promise((resolve) => setTimeout(resolve))
    expect(await runs.run(options, nobody)).toMatchObject({
      value: { summary: { outcome: 'blocked' } },
    })
  })

  it('gets a lost result back by running once more', async () => {
    const { runs, workers } = await loaded()
    const id = await runOnce(runs)
    const before = await runs.text(id, { of: 'output', step: 1 }, 1e6)
    workers[0]?.break()
    await new Promise((resolve) => setTimeout(resolve))
    expect(await runs.text(id, { of: 'output', step: 1 }, 1e6)).toEqual(before)
    expect(await runs.timeline(id, 0)).toMatchObject({ state: 'done', value: { length: 3 } })
    expect(workers[1]?.log.filter((call) => call === 'run')).toHaveLength(1)
  })

  it('does not pass another run off as the lost one when the inputs have changed', async () => {
    const { runs, workers } = await loaded()
    const id = await runOnce(runs)
    workers[0]?.break()
    await new Promise((resolve) => setTimeout(resolve))
    await runs.loadData(sample('guessing'))
    expect(await runs.text(id, { of: 'output', step: 1 }, 1e6)).toEqual({
      state: 'done',
      value: null,
    })
    expect(workers[1]?.log).not.toContain('run')
  })

  it('still answers about the newest run when only the inputs have changed', async () => {
    const { runs } = await loaded()
    const id = await runOnce(runs)
    await runs.loadData(sample('guessing'))
    const reply = await runs.log(id, 0)
    expect(reply.state === 'done' && reply.value?.length).toBe(5)
  })

  it('answers nothing about a run that is not the newest', async () => {
    const { runs } = await loaded()
    const id = await runOnce(runs)
    await runOnce(runs)
    expect(await runs.log(id, 0)).toEqual({ state: 'done', value: null })
  })
})
