import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useJsonText, type JsonTextOptions } from '@/stores/json-text'
import { useNotificationStore } from '@/stores/notifications'

interface Read {
  readonly text: string
}

/** A text whose worker takes everything for valid but texts with `bad` in them. */
function jsonText(changed: Partial<JsonTextOptions<Read, string>> = {}) {
  const reads: string[] = []
  const uses: number[] = []
  const text = useJsonText<Read, string>({
    keptAs: 'test.text',
    sampleWord: 'sample',
    fetchSample: async (id) => {
      if (id === 'missing') throw new Error('the server answered 404')
      return `sample ${id}`
    },
    read: async (read) => {
      reads.push(read)
      return {
        state: 'done',
        value: read.includes('bad')
          ? { ok: false, problem: `no: ${read}` }
          : { ok: true, document: { text: read } },
      }
    },
    choose: async (index) => ({ state: 'done', value: { text: `choice ${index}` } }),
    layOut: async (read) => ({ state: 'done', value: { text: `laid out ${read}` } }),
    onUse: () => void uses.push(1),
    ...changed,
  })
  return { text, reads, uses }
}

beforeEach(() => {
  setActivePinia(createPinia())
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('useJsonText', () => {
  it('reads a sample and says where the text comes from', async () => {
    const { text, uses } = jsonText()
    await text.start(null, 'first')
    expect(text.document.value).toEqual({ text: 'sample first' })
    expect(text.source.value).toEqual({ kind: 'sample', id: 'first' })
    expect(text.content.value.text).toBe('sample first')
    expect(uses).toHaveLength(1)
  })

  it('keeps what was read last when the next text cannot be read', async () => {
    const { text } = jsonText()
    await text.openSample('a')
    text.edited(() => 'bad')
    await vi.advanceTimersByTimeAsync(500)
    expect(text.problem.value).toBe('no: bad')
    expect(text.document.value).toEqual({ text: 'sample a' })
    text.edited(() => 'fine')
    await vi.advanceTimersByTimeAsync(500)
    expect(text.problem.value).toBeNull()
    expect(text.document.value).toEqual({ text: 'fine' })
  })

  it('waits for a pause in typing, or reads at once when asked to', async () => {
    const { text, reads } = jsonText()
    for (const typed of ['f', 'fi', 'fin']) text.edited(() => typed)
    expect(reads).toEqual([])
    await text.settle()
    expect(reads).toEqual(['fin'])
    await vi.advanceTimersByTimeAsync(2000)
    await text.settle()
    expect(reads).toEqual(['fin'])
  })

  it('offers own text back when something else takes its place', async () => {
    const { text } = jsonText()
    text.edited(() => 'mine')
    await text.openSample('a')
    const [offer] = useNotificationStore().list
    expect(offer?.text).toBe('Your own text was replaced.')
    offer?.action?.perform()
    await vi.advanceTimersByTimeAsync(0)
    expect(text.content.value.text).toBe('mine')
    expect(text.source.value).toEqual({ kind: 'own' })
  })

  it('keeps what is typed while the first sample is still on its way', async () => {
    let arrive = (_text: string): void => undefined
    const fetchSample = (): Promise<string> => new Promise((resolve) => (arrive = resolve))
    const { text } = jsonText({ fetchSample })
    const started = text.start(null, 'first')
    text.edited(() => 'typed')
    arrive('sample first')
    await started
    await vi.advanceTimersByTimeAsync(500)
    expect(text.document.value).toEqual({ text: 'typed' })
    expect(text.source.value).toEqual({ kind: 'own' })
  })

  it('says why a sample or file could not be opened, and leaves the text alone', async () => {
    const { text, reads } = jsonText()
    await text.openSample('missing')
    expect(text.openError.value).toBe(
      'The sample “missing” could not be loaded: the server answered 404.',
    )
    const huge = new File([], 'huge.json')
    Object.defineProperty(huge, 'size', { value: 200_000_000 })
    await text.openFile(huge)
    expect(text.openError.value).toContain('“huge.json” has 200 MB; files of up to 64 MB')
    expect(reads).toEqual([])
    await text.openFile(new File(['x'], 'small.json'))
    expect(text.openError.value).toBe('')
    expect(text.source.value).toEqual({ kind: 'file', name: 'small.json' })
  })

  it('says when the worker was stopped while it read', async () => {
    const { text } = jsonText({ read: async () => ({ state: 'stopped', by: 'time-limit' }) })
    await text.openSample('a')
    expect(text.openError.value).toContain('the engine was stopped or broke')
    expect(text.loading.value).toBe(false)
  })

  it('counts what is taken into use, choices too', async () => {
    const { text } = jsonText()
    await text.openSample('a')
    await text.choose(3)
    expect(text.document.value).toEqual({ text: 'choice 3' })
    expect(text.revision.value).toBe(2)
  })

  it('lays the text out and keeps where it came from', async () => {
    const { text } = jsonText()
    await text.openSample('a')
    await text.format()
    expect(text.content.value.text).toBe('laid out sample a')
    expect(text.source.value).toEqual({ kind: 'sample', id: 'a' })
  })

  it('puts what stands in an editor into the next one', () => {
    const { text } = jsonText()
    text.edited(() => 'typed')
    text.leave()
    expect(text.content.value.text).toBe('typed')
  })
})
