import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftKeeper, type Edited } from '@/stores/library/draft-keeper'
import { lockedSessions, ownSessions } from '@/stores/library/sessions'
import { openTab } from '../../storage/open'

const edited = (content: string): Edited => ({ workflow: 'w', base: 1, name: 'One', content })

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})

afterEach(() => {
  vi.useRealTimers()
})

/** A keeper for a text, and what it was asked to write. */
async function start() {
  vi.useRealTimers()
  const { drafts } = await openTab()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const kept = vi.spyOn(drafts, 'keep').mockResolvedValue()
  const discarded = vi.spyOn(drafts, 'discard').mockResolvedValue()
  const state = { text: 'first' }
  const sessions = ownSessions()
  const keeper = new DraftKeeper(() => Promise.resolve(drafts), sessions)
  const change = () => {
    const { text } = state
    keeper.changed(() => edited(text))
  }
  return { keeper, change, kept, discarded, state, sessions }
}

describe('DraftKeeper', () => {
  it('keeps the newest state after a pause, under one id', async () => {
    const { change, kept, state } = await start()
    change()
    await vi.advanceTimersByTimeAsync(700)
    state.text = 'second'
    change()
    await vi.advanceTimersByTimeAsync(700)
    expect(kept).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(kept).toHaveBeenCalledWith(expect.objectContaining({ content: 'second' }))
    change()
    await vi.advanceTimersByTimeAsync(900)
    expect(new Set(kept.mock.calls.map(([{ id }]) => id)).size).toBe(1)
  })

  it('does not wait forever while somebody types', async () => {
    const { change, kept } = await start()
    for (let time = 0; time < 4500; time += 500) {
      change()
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(kept).toHaveBeenCalledTimes(1)
  })

  it('keeps going when the clock is set back', async () => {
    const { change, kept } = await start()
    change()
    vi.setSystemTime(0)
    change()
    await vi.advanceTimersByTimeAsync(900)
    expect(kept).toHaveBeenCalledTimes(1)
  })

  it('writes nothing without a change, and nothing after it was saved', async () => {
    const { keeper, change, kept, discarded } = await start()
    await keeper.flush()
    await keeper.discard()
    expect(discarded).not.toHaveBeenCalled()
    change()
    await keeper.flush()
    change()
    await keeper.discard()
    await vi.advanceTimersByTimeAsync(5000)
    expect(kept).toHaveBeenCalledTimes(1)
    expect(discarded).toHaveBeenCalledWith(kept.mock.calls[0]?.[0].id)
  })

  it('leaves its draft behind when the document is left', async () => {
    const { keeper, change, kept, discarded, state, sessions } = await start()
    change()
    await keeper.flush()
    expect((await sessions.living()).size).toBe(1)
    state.text = 'left'
    change()
    state.text = 'of another document'
    await keeper.leave()
    expect(kept).toHaveBeenCalledTimes(2)
    expect(kept).toHaveBeenLastCalledWith(expect.objectContaining({ content: 'left' }))
    expect(discarded).not.toHaveBeenCalled()
    expect((await sessions.living()).size).toBe(0)
  })

  it('can be found while it rests, and goes on under the same id', async () => {
    const { keeper, change, kept, sessions } = await start()
    change()
    await keeper.rest()
    expect((await sessions.living()).size).toBe(0)
    expect(keeper.id).toBe(kept.mock.calls[0]?.[0].id)
    change()
    await keeper.flush()
    expect(await sessions.living()).toEqual(new Set([keeper.id]))
    expect(kept.mock.calls.map(([{ id }]) => id)).toEqual([keeper.id, keeper.id])
  })

  it('knows whether anything would be lost', async () => {
    const { keeper, change, kept } = await start()
    expect(keeper.isKept).toBe(true)
    change()
    expect(keeper.isKept).toBe(false)
    await keeper.flush()
    expect(keeper.isKept).toBe(true)
    kept.mockRejectedValueOnce(new Error('The disk is full'))
    change()
    await expect(keeper.flush()).rejects.toThrow('full')
    expect(keeper.isKept).toBe(false)
    await keeper.discard()
    expect(keeper.isKept).toBe(true)
  })
})

describe('lockedSessions', () => {
  it('knows those of this tab where the browser refuses locks', async () => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'))
    const sessions = lockedSessions({ request: refuse, query: refuse } as LockManager)
    const end = sessions.begin('s1')
    expect(await sessions.living()).toEqual(new Set(['s1']))
    end()
    expect(await sessions.living()).toEqual(new Set())
  })

  it('lives as long as its lock is held', async () => {
    const held = new Map<string, Promise<unknown>>()
    const locks: Pick<LockManager, 'query'> & { request: unknown } = {
      request: async (name: string, use: () => Promise<unknown>) => {
        held.set(name, use())
        await held.get(name)
        held.delete(name)
      },
      query: () => Promise.resolve({ held: [...held.keys()].map((name) => ({ name })) }),
    }
    const sessions = lockedSessions(locks as LockManager)
    const end = sessions.begin('s1')
    expect(await sessions.living()).toEqual(new Set(['s1']))
    end()
    await vi.waitFor(async () => expect((await sessions.living()).size).toBe(0))
  })
})
