import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useExercisesStore } from '@/stores/exercises'
import { useLibraryStore } from '@/stores/library'
import { packFile, pathExercise } from '../formats/exercise/sample-pack'

/** Answers for the files that ship, as the server of the page does; `gone` are missing. */
function serve(...gone: readonly string[]): void {
  vi.stubGlobal('document', { baseURI: 'https://page.example/' })
  vi.stubGlobal('location', { hash: '', href: 'https://page.example/' })
  vi.stubGlobal('fetch', (address: URL) => {
    const file = address.pathname.slice(1)
    return Promise.resolve(
      gone.includes(file)
        ? new Response('not found', { status: 404 })
        : new Response(readFileSync(`public/${file}`, 'utf8')),
    )
  })
}

beforeEach(async () => {
  serve()
  setActivePinia(createPinia())
  const { exercises } = await useLibraryStore().open()
  for (const { id } of await exercises.list()) await exercises.remove(id)
})

describe('the exercises', () => {
  it('are those that ship and those of the user', async () => {
    const store = useExercisesStore()
    await store.start()
    expect(store.packs.map(({ outline, isOwn }) => [outline.id, isOwn])).toEqual([
      ['hash-paths', false],
      ['workflows', false],
    ])
    expect(await store.importText(packFile())).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(store.packs.at(-1)).toMatchObject({ isOwn: true }))
    expect(await store.open('first-steps', 'title')).toMatchObject({
      key: 'first-steps/title',
      index: 0,
    })
  })

  it('that ship are not replaced', async () => {
    const result = await useExercisesStore().importText(packFile({ id: 'workflows' }))
    expect(result).toMatchObject({ ok: false, problems: [{ where: 'id' }] })
  })

  it('that are not there are told with what to do', async () => {
    const store = useExercisesStore()
    expect(await store.open('none', 'title')).toMatchObject({ what: expect.stringMatching(/pack/) })
    expect(await store.open('hash-paths', 'none')).toMatchObject({
      what: 'The pack “Hash paths” has no such exercise.',
    })
  })

  it('that cannot be loaded say why, and can be tried again', async () => {
    serve('exercises/index.json')
    const store = useExercisesStore()
    await store.start()
    expect(store.isReady).toBe(false)
    expect(store.loadProblem).toBe('exercises/index.json: the server answered 404')
    serve('exercises/workflows.json')
    await store.start()
    expect(store.isReady).toBe(true)
    await expect(store.open('workflows', 'cycle')).rejects.toThrow('the server answered 404')
  })

  it('of links are kept in a pack of their own', async () => {
    const store = useExercisesStore()
    expect(await store.addFromLink(pathExercise())).toBe('title')
    expect(await store.addFromLink(pathExercise({ solution: 'Event.id' }))).toBe('title-2')
    expect(await store.open('from-links', 'title-2')).toMatchObject({ index: 1 })
  })
})
