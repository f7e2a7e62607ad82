import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MispReading, MispSummary } from '../../../workers/run/protocol'
import { useMispContent } from '@/stores/misp-content'
import type { Reply } from '@/stores/worker-queue'

const summary: MispSummary = {
  warninglists: 9,
  modules: 8,
  answers: 40,
  tags: 50,
  organisations: 4,
  users: 5,
  decayingModels: 3,
}

const taken: Reply<MispReading> = {
  state: 'done',
  value: { ok: true, summary: { ...summary, warninglists: 10 } },
}

function content(reply: Reply<MispReading> = taken) {
  return useMispContent({
    loadMisp: () => Promise.resolve({ state: 'done', value: summary }),
    addWarninglists: () => Promise.resolve(reply),
    replaceAnswers: () => Promise.resolve(reply),
  })
}

const fetched = vi.fn<(url: URL) => Promise<Response>>()
const file = new File(['{}'], 'mine.json')

beforeEach(() => {
  fetched.mockImplementation(() => Promise.resolve(new Response('[]')))
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('document', { baseURI: 'https://page.example/app/' })
})

afterEach(() => {
  vi.unstubAllGlobals()
  fetched.mockReset()
})

describe('the content of the simulated MISP', () => {
  it('is fetched from beside the page', async () => {
    const misp = content()
    await misp.load()
    expect(misp.summary.value).toEqual(summary)
    expect(misp.loadError.value).toBe('')
    expect(fetched.mock.calls.map(([url]) => url.href)).toContain(
      'https://page.example/app/simulated-misp/warninglists.json',
    )
  })

  it('says why it could not be loaded', async () => {
    fetched.mockImplementation(() => Promise.resolve(new Response('', { status: 404 })))
    const misp = content()
    await misp.load()
    expect(misp.loadError.value).toMatch(/\.json: the server answered 404$/)
    expect(misp.summary.value).toBeNull()
    fetched.mockImplementation(() => Promise.resolve(new Response('[]')))
    await misp.load()
    expect(misp.loadError.value).toBe('')
  })

  it('takes files of the user until what ships is loaded again', async () => {
    const misp = content()
    await misp.openWarninglists(file)
    await misp.openAnswers(file)
    expect(misp.summary.value?.warninglists).toBe(10)
    expect(misp.ownFiles.value).toEqual(['mine.json', 'mine.json'])
    expect(misp.revision.value).toBe(2)
    await misp.load()
    expect(misp.ownFiles.value).toEqual([])
  })

  it('keeps what it has when a file is refused, and says why', async () => {
    const problems = [{ where: 'line 1', what: 'Wrong.', todo: 'Correct it.' }]
    const refusing = content({ state: 'done', value: { ok: false, problems } })
    await refusing.openWarninglists(file)
    expect(refusing.refused.value).toEqual({ name: 'mine.json', problems })
    expect(refusing.ownFiles.value).toEqual([])
    for (const reply of [
      { state: 'failed', message: 'broken' },
      { state: 'stopped', by: 'time-limit' },
    ] as const) {
      const failing = content(reply)
      await failing.openAnswers(file)
      expect(failing.refused.value?.problems[0]?.what).toMatch(/broken|took too long/)
    }
    const superseded = content({ state: 'superseded' })
    await superseded.openAnswers(file)
    expect(superseded.refused.value).toBeNull()
  })
})
