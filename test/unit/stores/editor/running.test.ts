import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { edgeId } from '@/engine/graph/edit/edges'
import { useRunning, type EditorRunClient } from '@/stores/editor/running'
import { RunService } from '../../../../workers/run/run-service'
import { sample, teachingTexts } from '../../workers/run/sample-files'
import { moduleOf, sampleEditor } from './editor'

vi.mock('@/stores/teaching-files', () => ({ fetchTeachingTexts: () => fetchTexts() }))
const fetchTexts = vi.fn(() => Promise.resolve(teachingTexts))

/** A client whose worker is a service in this thread. */
function localClient(): EditorRunClient {
  const service = new RunService()
  const done = <T>(value: T) => Promise.resolve({ state: 'done', value } as const)
  return {
    loadMisp: (texts) => done(service.loadMisp(texts)),
    loadWorkflows: (text, version) => done(service.loadWorkflows(text, version)),
    loadData: (text) => done(service.loadData(text)),
    addWarninglists: (text) => done(service.addWarninglists(text)),
    replaceAnswers: (text) => done(service.replaceAnswers(text)),
    chooseEvent: (index) => done(service.chooseEvent(index)),
    run: (options, report) => done(service.run(options, report)),
    timeline: (id, start) => done(service.timeline(id, start)),
    stop: vi.fn(),
  }
}

function start(client: EditorRunClient = localClient()) {
  const one = sampleEditor()
  one.nodes.setParameter('2', 'tags', ['tlp:red'])
  one.nodes.setParameter('4', 'message', 'No')
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const running = scope.run(() => useRunning(one.state, () => client))
  if (running === undefined) throw new Error('The scope has ended.')
  return { one, running, client }
}

const event = JSON.stringify({
  Event: { id: '1', info: 'x', Tag: [{ id: '1', name: 'tlp:green' }] },
})

beforeEach(() => {
  fetchTexts.mockImplementation(() => Promise.resolve(teachingTexts))
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a run', () => {
  it('paints what became of the nodes', async () => {
    const { one, running } = start()
    await running.run(event)
    expect(running.failure.value).toBeNull()
    expect(running.summary.value?.outcome).toBe('blocked')
    const { nodes, edges } = running.paint.value
    expect(nodes.get('2')).toMatchObject({ state: 'executed', visits: 1, branches: ['output_2'] })
    expect(nodes.get('4')?.state).toBe('blocked')
    expect(nodes.has('3')).toBe(false)
    expect(edges).toEqual(
      new Set([
        edgeId({ source: '1', output: 'output_1', target: '2', input: 'input_1' }),
        edgeId({ source: '2', output: 'output_2', target: '4', input: 'input_1' }),
      ]),
    )
    expect(running.isStale.value).toBe(false)
    one.nodes.rename('2', 'x')
    expect(running.isStale.value).toBe(true)
    one.opening.close()
    expect(running.summary.value).toBeNull()
    expect(running.paint.value.nodes.size).toBe(0)
  })

  it('paints failed nodes and what they prevent', async () => {
    const { one, running } = start()
    one.nodes.replace('1', moduleOf('event-after-save'))
    one.nodes.setParameter('2', 'condition', 'not_in_or')
    one.nodes.addModule(
      moduleOf('push-zmq'),
      { x: 0, y: 0 },
      { behind: { source: '3', output: 'output_1' } },
    )
    await running.run(event)
    const { nodes } = running.paint.value
    expect(nodes.get('3')?.state).toBe('failed')
    expect(nodes.get('5')?.state).toBe('prevented')
  })

  it('of a blueprint puts it behind the trigger that its description names', async () => {
    const { one, running } = start()
    one.state.select({ nodes: ['2', '3', '4'], edges: [], frames: [] })
    one.opening.openText(one.clipboard.copyText())
    one.canvas.setProperties({ description: '[event-after-save]\nMine' })
    await running.run(event)
    expect(running.summary.value?.trigger?.id).toBe('event-after-save')
    expect(running.paint.value.nodes.get('4')?.state).toBe('blocked')
  })

  it('treats a node that is switched off as one of a disabled module', async () => {
    const { one, running } = start()
    one.nodes.switchTo(['2'], false)
    one.nodes.setParameter('2', 'condition', 'not_in_or')
    await running.run(event)
    expect(running.paint.value.nodes.get('2')).toMatchObject({
      state: 'failed',
      branches: ['output_2'],
      errors: ['Could not execute disabled module `tag-if`.'],
    })
  })

  it('works on the samples that ship', async () => {
    const { running } = start()
    await running.run(sample('phishing'))
    expect(running.failure.value).toBeNull()
    expect(running.paint.value.nodes.size).toBeGreaterThan(0)
  })

  it('says why it could not run', async () => {
    const { one, running } = start()
    await running.run('{')
    expect(running.failure.value?.what).toContain('no JSON')
    await running.run('{"User":{}}')
    expect(running.failure.value?.what).toContain('this is none')
    one.opening.close()
    await running.run(event)
    expect(running.failure.value?.what).not.toBe('')
  })

  it('goes on without the simulated MISP when that cannot be loaded', async () => {
    fetchTexts.mockImplementation(() => Promise.reject(new Error('offline')))
    const { running } = start()
    await running.run(event)
    expect(running.summary.value?.outcome).toBe('blocked')
  })

  it.each([
    [{ state: 'failed', message: 'The worker broke.' } as const, 'The worker broke.'],
    [{ state: 'stopped', by: 'user' } as const, 'The run was stopped.'],
    [{ state: 'stopped', by: 'time-limit' } as const, 'The run took too long.'],
  ])('that ends as %o says so', async (reply, what) => {
    const { running } = start({ ...localClient(), run: () => Promise.resolve(reply) })
    await running.run(event)
    expect(running.failure.value?.what).toBe(what)
    expect(running.running.value).toBe(false)
  })

  it('is not started twice, and can be stopped', async () => {
    const { running, client } = start()
    const first = running.run(event)
    const again = running.run('{')
    await Promise.all([first, again])
    expect(running.failure.value).toBeNull()
    running.stop()
    expect(client.stop).toHaveBeenCalled()
  })

  it('is stopped also while what the MISP holds is on its way', async () => {
    const { running } = start()
    const run = running.run(event)
    running.stop()
    await run
    expect(running.failure.value).toMatchObject({ what: 'The run was stopped.', isStopped: true })
    expect(running.summary.value).toBeNull()
    await running.run(event)
    expect(running.summary.value?.counts.executed).toBeGreaterThan(0)
  })
})
