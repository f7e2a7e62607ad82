import { effectScope } from 'vue'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Library } from '@/storage/library'
import { useOwnPacks } from '@/stores/exercises/own-packs'
import { packFile, packOf } from '../../formats/exercise/sample-pack'
import { freshName, openTab } from '../../storage/open'

function packsOf(library: Library) {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const packs = scope.run(() => useOwnPacks(() => Promise.resolve(library)))
  if (packs === undefined) throw new Error('The scope has ended.')
  return packs
}

const first = packFile()
const changed = packFile({ name: 'Second edition' })
const names = (packs: ReturnType<typeof packsOf>) =>
  packs.list.value?.map(({ outline }) => outline.name)

describe('own packs', () => {
  it('are kept, listed and read', async () => {
    const packs = packsOf(await openTab())
    await packs.start()
    expect(packs.list.value).toEqual([])
    expect(await packs.keep(packOf(first), first)).toEqual({ undo: null })
    await vi.waitFor(() => expect(names(packs)).toEqual(['First steps']))
    expect(packs.list.value?.[0]?.outline.exercises).toEqual([
      { id: 'title', kind: 'hash-path', title: 'The title' },
    ])
    expect(await packs.textOf('first-steps')).toBe(first)
    expect(await packs.textOf('other')).toBeNull()
  })

  it('take the place of the one of their id, which undo brings back', async () => {
    const packs = packsOf(await openTab())
    await packs.start()
    await packs.keep(packOf(first), first)
    await vi.waitFor(() => expect(names(packs)).toEqual(['First steps']))
    const { undo } = await packs.keep(packOf(changed), changed)
    await vi.waitFor(() => expect(names(packs)).toEqual(['Second edition']))
    await undo?.()
    await vi.waitFor(() => expect(names(packs)).toEqual(['First steps']))
    expect(await packs.textOf('first-steps')).toBe(first)
  })

  it('are deleted, and come back with undo', async () => {
    const packs = packsOf(await openTab())
    await packs.keep(packOf(first), first)
    await packs.start()
    const undo = await packs.remove('first-steps')
    await vi.waitFor(() => expect(names(packs)).toEqual([]))
    await undo?.()
    await vi.waitFor(() => expect(names(packs)).toEqual(['First steps']))
    expect(await packs.remove('other')).toBeNull()
  })

  it('of another tab appear here', async () => {
    const name = freshName()
    const [here, there] = [packsOf(await openTab(name)), packsOf(await openTab(name))]
    await here.start()
    await there.keep(packOf(first), first)
    await vi.waitFor(() => expect(names(here)).toEqual(['First steps']))
  })

  it('that cannot be read stay in the list with the reason', async () => {
    const library = await openTab()
    const broken = { name: 'Broken', description: '', tags: [], content: '{"format": 7}' }
    await library.exercises.create(broken)
    const packs = packsOf(library)
    await packs.start()
    const [pack] = packs.list.value ?? []
    expect(pack?.outline).toMatchObject({ name: 'Broken', exercises: [] })
    expect(pack?.problems[0]?.where).toBe('format')
  })
})
