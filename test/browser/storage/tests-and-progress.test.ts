import { afterEach, describe, expect, it, vi } from 'vitest'
import version1 from '../../unit/storage/databases/version-1.json'
import { createFromDump, structureOf } from '../../unit/storage/dump-database'
import { openRaw, putRaw } from '../../unit/storage/raw-database'
import { freshName, openTab } from './open'
import { testNamed } from '../../unit/storage/records'

const begun = { id: 'pack/one', solvedAt: 0, answer: 'Tag', hintsShown: 1 }
const passed = { state: 'passed' as const, at: 5, revision: 1, differences: [] }

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('a database of the first release', () => {
  it('gets the new tables and keeps its rows', async () => {
    const name = freshName()
    await createFromDump(name, version1)
    const library = await openTab(name)
    const test = await library.tests.create(testNamed('Test', 'w'))
    await library.progress.put(begun)
    expect(library.store.state.kind).toBe('stored')
    expect(library.store.unsavedCount).toBe(0)
    expect(await library.workflows.list()).toHaveLength(1)
    library.store.close()
    expect((await structureOf(name)).version).toBe(20)
    const again = await openTab(name)
    expect(await again.tests.get(test.id)).toEqual(test)
    expect(await again.progress.get('pack/one')).toMatchObject(begun)
  })

  it('is waited for while a tab of that release holds it, and nothing is lost', async () => {
    const name = freshName()
    await createFromDump(name, version1)
    const older = await openRaw(name, 10)
    const library = await openTab(name)
    expect(library.store.state.kind).toBe('blocked')
    const test = await library.tests.create(testNamed('Waiting', 'w'))
    await library.workflowTests.noteResult(test.id, passed)
    await library.progress.put(begun)
    expect(await library.workflowTests.list('w')).toMatchObject([{ lastResult: passed }])
    older.close()
    await vi.waitFor(() => expect(library.store.unsavedCount).toBe(0), 5000)
    const other = await openTab(name)
    expect(await other.workflowTests.list('w')).toEqual([{ ...test, lastResult: passed }])
    expect(await other.progress.list()).toMatchObject([begun])
    expect(await other.workflows.list()).toHaveLength(1)
  })
})

describe('another tab that dies', () => {
  it.each([1, 3, 10])('leaves a workflow with all its tests or with none: %i', async (many) => {
    const name = freshName()
    const worker = new Worker(new URL('./deleting.worker.ts', import.meta.url), { type: 'module' })
    await new Promise<void>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<number>) => {
        if (data >= many) resolve()
      }
      worker.postMessage(name)
    })
    worker.terminate()
    const { workflows, tests, versions } = await openTab(name)
    const found = await workflows.list()
    expect((await tests.list()).length).toBe(found.length * 3)
    for (const { id } of found) expect(await versions.list(id)).toHaveLength(1)
  })
})

describe('a full disk', () => {
  it('keeps tests, results and progress in the tab until there is room', async () => {
    const name = freshName()
    const library = await openTab(name)
    const test = await library.tests.create(testNamed('Test', 'w'))
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full', 'QuotaExceededError')
    })
    await library.workflowTests.noteResult(test.id, passed)
    await library.progress.put({ ...begun, solvedAt: 7 })
    expect(library.store.state.kind).toBe('full')
    expect(library.store.unsavedCount).toBe(2)
    expect(await library.workflowTests.list('w')).toMatchObject([{ lastResult: passed }])
    vi.restoreAllMocks()
    await library.store.retry()
    expect(library.store.state.kind).toBe('stored')
    const other = await openTab(name)
    expect(await other.workflowTests.list('w')).toMatchObject([{ lastResult: passed }])
    expect(await other.progress.get('pack/one')).toMatchObject({ solvedAt: 7 })
  })
})

describe('a clock that goes backwards', () => {
  it('neither unsolves an exercise nor changes the order of tests', async () => {
    const { tests, workflowTests, progress } = await openTab(freshName())
    const one = await tests.create(testNamed('One', 'w'))
    await progress.put({ ...begun, solvedAt: Date.now() })
    const before = await progress.get('pack/one')
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    await progress.put({ ...begun, answer: 'later' })
    expect(await progress.get('pack/one')).toEqual({ ...before, answer: 'later' })
    await workflowTests.noteResult(one.id, { ...passed, at: Date.now() })
    const saved = await tests.save({ ...one, name: 'Renamed' })
    expect(saved).toMatchObject({ state: 'saved', record: { changedAt: one.changedAt } })
  })
})

it('broken rows of the new tables are set aside and hinder nobody', async () => {
  const name = freshName()
  const first = await openTab(name)
  const sound = await first.tests.create(testNamed('Sound', 'w'))
  first.store.close()
  const raw = await openRaw(name, 20)
  await putRaw(raw, 'tests', [{ ...sound, id: 'b', expected: { outcome: 'perhaps' } }])
  await putRaw(raw, 'progress', [{ id: 'p', solvedAt: 'yes' }])
  await putRaw(raw, 'exercises', [{ id: 'e', name: 'No content' }])
  raw.close()
  const library = await openTab(name)
  expect(await library.workflowTests.list('w')).toEqual([sound])
  expect(await library.progress.list()).toEqual([])
  expect(await library.exercises.list()).toEqual([])
  await vi.waitFor(async () => {
    const aside = await library.store.read((rows) => rows.list('setAside'))
    expect(aside).toHaveLength(3)
  })
})
