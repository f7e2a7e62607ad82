import { effectScope } from 'vue'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Library } from '@/storage/library'
import { exerciseKey, useProgress } from '@/stores/exercises/progress'
import { freshName, openTab } from '../../storage/open'

function progressOf(library: Library) {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const progress = scope.run(() => useProgress(() => Promise.resolve(library)))
  if (progress === undefined) throw new Error('The scope has ended.')
  return progress
}

const key = exerciseKey('pack', 'one')

describe('progress', () => {
  it('begins with nothing', async () => {
    const progress = progressOf(await openTab())
    await progress.start()
    expect(progress.of(key)).toEqual({ isSolved: false, answer: '', hintsShown: 0 })
  })

  it('keeps what is new and what was there', async () => {
    const progress = progressOf(await openTab())
    await progress.start()
    await progress.keep(key, { answer: 'Event.info' })
    await progress.keep(key, { hintsShown: 2 })
    await progress.keep(key, { isSolved: true })
    const all = { isSolved: true, answer: 'Event.info', hintsShown: 2 }
    await vi.waitFor(() => expect(progress.of(key)).toEqual(all))
    // Begun anew it is still solved, and the hints are still known.
    await progress.keep(key, { answer: '' })
    await vi.waitFor(() => expect(progress.of(key)).toEqual({ ...all, answer: '' }))
  })

  it('keeps everything of what comes at once', async () => {
    const progress = progressOf(await openTab())
    await progress.start()
    await Promise.all([
      progress.keep(key, { answer: 'Event.info', isSolved: true }),
      progress.keep(key, { hintsShown: 3 }),
    ])
    await vi.waitFor(() =>
      expect(progress.of(key)).toEqual({ isSolved: true, answer: 'Event.info', hintsShown: 3 }),
    )
  })

  it('goes on in another tab', async () => {
    const name = freshName()
    const [here, there] = [progressOf(await openTab(name)), progressOf(await openTab(name))]
    await here.start()
    await there.keep(key, { isSolved: true })
    await vi.waitFor(() => expect(here.of(key).isSolved).toBe(true))
  })

  it('of one pack is forgotten, and comes back with undo', async () => {
    const progress = progressOf(await openTab())
    await progress.start()
    const other = exerciseKey('pack-two', 'one')
    await progress.keep(key, { isSolved: true })
    await progress.keep(other, { isSolved: true })
    const { count, undo } = await progress.reset('pack')
    expect(count).toBe(1)
    await vi.waitFor(() => expect(progress.of(key).isSolved).toBe(false))
    expect(progress.of(other).isSolved).toBe(true)
    await undo()
    await vi.waitFor(() => expect(progress.of(key).isSolved).toBe(true))
  })
})
