import { afterEach, describe, expect, it, vi } from 'vitest'
import type { RecordSummary } from '@/storage/collection'
import type { WorkflowRecord } from '@/storage/records'
import { freshName, openTab, workflowNamed } from './open'

afterEach(() => {
  vi.useRealTimers()
})

describe('Collection', () => {
  it('creates, reads, lists and saves', async () => {
    const { workflows } = await openTab()
    const made = await workflows.create(workflowNamed('One'))
    expect(made).toMatchObject({ name: 'One', revision: 1 })
    expect(await workflows.get(made.id)).toEqual(made)
    expect(await workflows.get('none')).toBeNull()
    const saved = await workflows.save({ ...made, content: 'changed' })
    expect(saved).toMatchObject({ state: 'saved', record: { content: 'changed', revision: 2 } })
    const list = await workflows.list()
    expect(list).toMatchObject([{ id: made.id, name: 'One', revision: 2 }])
    expect(list[0]).not.toHaveProperty('content')
    expect(list[0]?.characters).toBeGreaterThan('changed'.length)
  })

  it('does not overwrite what another tab saved or deleted', async () => {
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    const mine = await here.workflows.create(workflowNamed('One'))
    const theirs = await there.workflows.save({ ...mine, content: 'theirs' })
    expect(theirs.state).toBe('saved')
    expect(await here.workflows.save({ ...mine, content: 'mine' })).toMatchObject({
      state: 'conflict',
      mine: { content: 'mine', revision: 1 },
      theirs: { content: 'theirs', revision: 2 },
    })
    expect(await here.workflows.get(mine.id)).toMatchObject({ content: 'theirs' })
    await there.workflows.remove(mine.id)
    expect(await here.workflows.save(mine)).toMatchObject({ state: 'conflict', theirs: null })
  })

  it('lets one of two simultaneous saves win', async () => {
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    const one = await here.workflows.create(workflowNamed('One'))
    const results = await Promise.all(
      [here, there].map(({ workflows }, index) =>
        workflows.save({ ...one, content: `tab ${String(index)}` }),
      ),
    )
    expect(results.map(({ state }) => state).toSorted()).toEqual(['conflict', 'saved'])
  })

  it('deletes and puts back with the versions', async () => {
    const { workflows, versions } = await openTab()
    const made = await workflows.create(workflowNamed('One'))
    await workflows.save({ ...made, content: 'second' })
    const before = await workflows.get(made.id)
    const removed = await workflows.remove(made.id)
    expect(await workflows.list()).toEqual([])
    expect(await versions.list(made.id)).toEqual([])
    await removed?.undo()
    expect(await workflows.get(made.id)).toEqual(before)
    expect((await versions.list(made.id)).map(({ content }) => content)).toEqual([
      'second',
      'first',
    ])
    expect(await workflows.remove('none')).toBeNull()
  })

  it('changes labels whatever the revision, and duplicates', async () => {
    const { workflows } = await openTab()
    const made = await workflows.create(workflowNamed('One'))
    expect(await workflows.relabel(made.id, { name: 'Two', tags: ['a'] })).toMatchObject({
      name: 'Two',
      tags: ['a'],
      revision: 2,
    })
    expect(await workflows.relabel('none', { name: 'Two' })).toBeNull()
    const copy = await workflows.duplicate(made.id)
    expect(copy).toMatchObject({ name: 'Two (copy)', content: made.content, revision: 1 })
    expect(copy?.id).not.toBe(made.id)
  })

  it('keeps times from going back when the clock does', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 2_000_000 })
    const { workflows } = await openTab()
    const made = await workflows.create(workflowNamed('One'))
    vi.setSystemTime(1_000_000)
    const saved = await workflows.save({ ...made, content: 'later' })
    expect(saved).toMatchObject({
      state: 'saved',
      record: { createdAt: 2_000_000, changedAt: 2_000_000, revision: 2 },
    })
  })

  it('refuses what no record holds', async () => {
    const { workflows } = await openTab()
    await expect(workflows.create(workflowNamed('x'.repeat(1001)))).rejects.toThrow()
    expect(await workflows.list()).toEqual([])
  })

  it('tells other tabs of changes', async () => {
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    const made = await here.workflows.create(workflowNamed('One'))
    const seen: (WorkflowRecord | null)[] = []
    const lists: (readonly RecordSummary[])[] = []
    const stops = [
      there.workflows.observe(made.id, (record) => seen.push(record)),
      there.workflows.observeList((list) => lists.push(list)),
    ]
    await vi.waitFor(() => expect(seen.at(-1)).toEqual(made))
    await here.workflows.relabel(made.id, { name: 'Two' })
    await vi.waitFor(() => expect(seen.at(-1)?.name).toBe('Two'))
    await vi.waitFor(() => expect(lists.at(-1)?.[0]?.name).toBe('Two'))
    await here.workflows.remove(made.id)
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull())
    for (const stop of stops) stop()
  })
})
