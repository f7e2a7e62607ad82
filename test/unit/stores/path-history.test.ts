import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineClient } from '@/stores/engine-client'
import { useHashPathStore } from '@/stores/hash-path'
import { usePathHistoryStore } from '@/stores/path-history'
import { fakeEngine } from './fake-engine'

vi.mock('@/stores/engine', () => ({
  createEngineClient: () =>
    new EngineClient(() => ({
      remote: fakeEngine(),
      terminate: () => undefined,
      broken: new Promise<string>(() => undefined),
    })),
}))

const kept = new Map<string, string>()

beforeEach(async () => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.useFakeTimers()
  setActivePinia(createPinia())
  await useHashPathStore().replaceText('{"Event":{"info":"x","id":"1"}}', { kind: 'own' })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Puts a path into the editor and leaves it there for a while. */
async function tryPath(path: string, milliseconds = 3_000): Promise<void> {
  useHashPathStore().path = path
  await vi.advanceTimersByTimeAsync(milliseconds)
}

describe('the history of paths', () => {
  it('remembers the paths that stood for a while, the newest first, each once', async () => {
    const history = usePathHistoryStore()
    for (const path of ['Event.info', 'Event.id', 'Event.info']) await tryPath(path)
    expect(history.paths).toEqual(['Event.info', 'Event.id'])
  })

  it('does not remember what is on its way to another path, nor an empty one', async () => {
    const history = usePathHistoryStore()
    for (const path of ['E', 'Ev', 'Event.i']) await tryPath(path, 300)
    await tryPath('Event.id')
    await tryPath('')
    expect(history.paths).toEqual(['Event.id'])
  })

  it('forgets a beginning that found nothing once it is typed on, but no path that found something', async () => {
    const history = usePathHistoryStore()
    await tryPath('Event.in')
    expect(history.paths).toEqual(['Event.in'])
    await tryPath('Event.info')
    await tryPath('Event.info.more')
    expect(history.paths).toEqual(['Event.info.more', 'Event.info'])
  })

  it('survives a reload, and is gone when it is cleared', async () => {
    usePathHistoryStore()
    await tryPath('Event.info')
    setActivePinia(createPinia())
    const history = usePathHistoryStore()
    expect(history.paths).toEqual(['Event.info'])
    history.clear()
    expect(history.paths).toEqual([])
    expect(kept.size).toBe(0)
  })
})
