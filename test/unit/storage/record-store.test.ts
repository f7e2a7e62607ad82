import { afterEach, describe, expect, it, vi } from 'vitest'
import { freshName, openTab, workflowNamed } from './open'
import { openRaw } from './raw-database'

afterEach(() => {
  vi.restoreAllMocks()
})

/** From now on the browser gives no room for another row. */
function fillDisk(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full', 'QuotaExceededError')
  })
}

describe('a browser without storage', () => {
  function denyStorage(): void {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The user denied permission', 'SecurityError')
    })
  }

  it('keeps everything in the tab and says so', async () => {
    denyStorage()
    const library = await openTab()
    expect(library.store.state.kind).toBe('unavailable')
    const made = await library.workflows.create(workflowNamed('One'))
    await library.workflows.save({ ...made, content: 'second' })
    expect(await library.workflows.list()).toMatchObject([{ name: 'One', revision: 2 }])
    expect(await library.versions.list(made.id)).toHaveLength(2)
    expect(library.store.unsavedCount).toBe(3)
    await library.workflows.remove(made.id)
    expect(await library.workflows.list()).toEqual([])
    expect(await library.versions.list(made.id)).toEqual([])
  })

  it('tells observers what is kept in the tab', async () => {
    denyStorage()
    const { workflows } = await openTab()
    const names: string[][] = []
    const stop = workflows.observeList((list) => names.push(list.map(({ name }) => name)))
    await vi.waitFor(() => expect(names.at(-1)).toEqual([]))
    await workflows.create(workflowNamed('One'))
    await vi.waitFor(() => expect(names.at(-1)).toEqual(['One']))
    stop()
  })

  it('stores everything once there is storage again', async () => {
    denyStorage()
    const name = freshName()
    const library = await openTab(name)
    const made = await library.workflows.create(workflowNamed('One'))
    vi.restoreAllMocks()
    await library.store.retry()
    expect(library.store.state.kind).toBe('stored')
    expect(library.store.unsavedCount).toBe(0)
    expect(await (await openTab(name)).workflows.get(made.id)).toEqual(made)
  })
})

describe('a full disk', () => {
  it('keeps what does not fit in the tab, beside what is stored', async () => {
    const name = freshName()
    const library = await openTab(name)
    const stored = await library.workflows.create(workflowNamed('Stored'))
    fillDisk()
    const states: string[] = []
    library.store.onState(() => states.push(library.store.state.kind))
    const kept = await library.workflows.create(workflowNamed('Kept'))
    const saved = await library.workflows.save({ ...stored, content: 'newer' })
    expect(saved.state).toBe('saved')
    expect(states).toContain('full')
    expect(library.store.unsavedCount).toBe(4)
    expect(await library.workflows.get(stored.id)).toMatchObject({ content: 'newer', revision: 2 })
    vi.restoreAllMocks()
    // Another tab sees what is in the database: the last state that fitted.
    const other = await openTab(name)
    expect(await other.workflows.list()).toMatchObject([{ name: 'Stored', revision: 1 }])
    await library.workflows.relabel(kept.id, { name: 'Kept on' })
    expect(library.store.state.kind).toBe('stored')
    expect(library.store.unsavedCount).toBe(0)
    expect(await other.workflows.get(kept.id)).toMatchObject({ name: 'Kept on' })
    expect(await other.workflows.get(stored.id)).toMatchObject({ content: 'newer', revision: 2 })
  })

  it('never overwrites what another tab saved meanwhile', async () => {
    const name = freshName()
    const [library, other] = [await openTab(name), await openTab(name)]
    const stored = await library.workflows.create(workflowNamed('Shared'))
    fillDisk()
    await library.workflows.save({ ...stored, content: 'from the full tab' })
    vi.restoreAllMocks()
    await other.workflows.save({ ...stored, content: 'from the other tab' })
    await library.store.retry()
    expect(await other.workflows.get(stored.id)).toMatchObject({ content: 'from the other tab' })
    const copy = (await other.workflows.list()).find(({ id }) => id !== stored.id)
    expect(copy?.name).toBe('Shared (copy of this tab)')
    expect(await other.workflows.get(copy?.id ?? '')).toMatchObject({
      content: 'from the full tab',
    })
  })
})

describe('tabs of different ages', () => {
  it('gives way to a newer page and keeps its own work', async () => {
    const name = freshName()
    const library = await openTab(name)
    await library.workflows.create(workflowNamed('Stored'))
    const newer = await openRaw(name, 30)
    newer.close()
    expect(library.store.state.kind).toBe('outdated')
    const kept = await library.workflows.create(workflowNamed('Kept'))
    expect(await library.workflows.list()).toMatchObject([{ name: 'Kept' }])
    await library.store.retry()
    expect(library.store.state.kind).toBe('outdated')
    expect(await library.workflows.get(kept.id)).toEqual(kept)
  })

  it('does not touch a database of a newer page', async () => {
    const name = freshName()
    ;(await openRaw(name, 30)).close()
    const library = await openTab(name)
    expect(library.store.state.kind).toBe('outdated')
    await library.workflows.create(workflowNamed('Kept'))
    expect(await library.workflows.list()).toHaveLength(1)
  })

  it('goes on in the tab while an older page holds the database, and stores afterwards', async () => {
    const name = freshName()
    const older = await openRaw(name, 10)
    const library = await openTab(name)
    expect(library.store.state.kind).toBe('blocked')
    const made = await library.workflows.create(workflowNamed('Waiting'))
    expect(await library.workflows.get(made.id)).toEqual(made)
    const unsavedWhenStored: number[] = []
    library.store.onState(() => {
      if (library.store.state.kind === 'stored') unsavedWhenStored.push(library.store.unsavedCount)
    })
    older.close()
    await vi.waitFor(() => expect(library.store.state.kind).toBe('stored'))
    await vi.waitFor(() => expect(library.store.unsavedCount).toBe(0))
    expect(await (await openTab(name)).workflows.get(made.id)).toEqual(made)
    // Who reads that everything is stored may close the tab at once.
    expect(new Set(unsavedWhenStored)).toEqual(new Set([0]))
  })
})

describe('other errors', () => {
  it('are not taken for a fault of the storage', async () => {
    const { store } = await openTab()
    const broken = () => Promise.reject(new TypeError('a mistake'))
    await expect(store.write(broken)).rejects.toThrow('a mistake')
    await expect(store.read(broken)).rejects.toThrow('a mistake')
    expect(store.state.kind).toBe('stored')
  })

  it('undo the whole change', async () => {
    const { store, workflows } = await openTab()
    const made = await workflows.create(workflowNamed('One'))
    const failing = store.write(async (rows) => {
      await rows.remove('workflows', made.id)
      throw new TypeError('a mistake')
    })
    await expect(failing).rejects.toThrow('a mistake')
    expect(await workflows.get(made.id)).toEqual(made)
  })
})
