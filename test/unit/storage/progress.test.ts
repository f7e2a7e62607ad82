import { describe, expect, it, vi } from 'vitest'
import type { ProgressRecord } from '@/storage/records'
import { recordLimits } from '@/storage/records'
import { freshName, openTab } from './open'

const begun = { id: 'pack/one', solvedAt: 0, answer: 'Tag', hintsShown: 1 }

describe('Progress', () => {
  it('keeps one row for each exercise', async () => {
    const { progress } = await openTab()
    expect(await progress.get('pack/one')).toBeNull()
    await progress.put(begun)
    await progress.put({ ...begun, answer: 'Tag.{n}', solvedAt: 7 })
    expect(await progress.list()).toMatchObject([{ answer: 'Tag.{n}', solvedAt: 7 }])
  })

  it('what one tab solved stays solved though another does not know it', async () => {
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    await here.progress.put({ ...begun, solvedAt: 7, hintsShown: 3 })
    await there.progress.put({ ...begun, answer: 'other' })
    expect(await here.progress.get('pack/one')).toMatchObject({
      ...{ solvedAt: 7, hintsShown: 3, answer: 'other' },
    })
  })

  it('tells other tabs', async () => {
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    let seen: readonly ProgressRecord[] = []
    const stop = there.progress.observe((list) => {
      seen = list
    })
    await here.progress.put(begun)
    await vi.waitFor(() => expect(seen).toMatchObject([begun]))
    stop()
  })

  it('forgets a pack’s or all, and brings it back beside what was begun since', async () => {
    const { progress } = await openTab()
    for (const id of ['pack/one', 'pack/two', 'packs/one']) await progress.put({ ...begun, id })
    const removed = await progress.removeAll('pack/')
    expect(removed.count).toBe(2)
    expect((await progress.list()).map(({ id }) => id)).toEqual(['packs/one'])
    await progress.put({ ...begun, answer: 'new' })
    await removed.undo()
    expect(await progress.get('pack/one')).toMatchObject({ answer: 'new' })
    expect(await progress.list()).toHaveLength(3)
    expect((await progress.removeAll()).count).toBe(3)
    expect(await progress.list()).toEqual([])
  })

  it('refuses an answer that is too long and loses nothing', async () => {
    const { progress } = await openTab()
    await progress.put(begun)
    const answer = 'x'.repeat(recordLimits.content + 1)
    await expect(progress.put({ ...begun, answer })).rejects.toThrow()
    expect(await progress.get('pack/one')).toMatchObject(begun)
  })
})
