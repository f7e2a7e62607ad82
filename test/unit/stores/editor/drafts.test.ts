import { effectScope } from 'vue'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Library } from '@/storage/library'
import { useDrafts } from '@/stores/editor/drafts'
import { openTab } from '../../storage/open'
import { sampleEditor, type editor } from './editor'

function draftsOf(one: ReturnType<typeof editor>, library: () => Promise<Library>) {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const drafts = scope.run(() => useDrafts(one.state, one.opening, library))
  if (drafts === undefined) throw new Error('The scope has ended.')
  return drafts
}

async function open() {
  const library = await openTab()
  const one = sampleEditor()
  const drafts = draftsOf(one, () => Promise.resolve(library))
  return { library, one, drafts }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('drafts', () => {
  it('hold what was changed and not saved', async () => {
    const { library, one, drafts } = await open()
    one.nodes.rename('2', 'Red?')
    await drafts.keepDraft()
    const [draft] = await library.drafts.list('')
    expect(draft).toMatchObject({ base: 0, name: 'Workflow for trigger event-publish' })
    expect(draft?.content).toBe(one.opening.write())
  })

  it('are forgotten when it was saved, undone or is not wanted', async () => {
    const { library, one, drafts } = await open()
    one.state.open(one.state.document.value)
    one.nodes.rename('2', 'Red?')
    await drafts.keepDraft()
    one.state.undo()
    await vi.waitFor(async () => expect(await library.drafts.list()).toEqual([]))
    one.nodes.rename('2', 'Red?')
    await drafts.keepDraft()
    one.state.markSaved(one.state.document.value, { id: 'r', revision: 1, tags: [] })
    await vi.waitFor(async () => expect(await library.drafts.list()).toEqual([]))
    one.nodes.rename('2', 'Green?')
    await drafts.keepDraft()
    expect(await library.drafts.list('r')).toMatchObject([{ workflow: 'r', base: 1 }])
    await drafts.giveUp()
    expect(await library.drafts.list()).toEqual([])
  })

  it('stay when another document takes the place, and are found and taken from there', async () => {
    const { library, one, drafts } = await open()
    one.nodes.rename('2', 'Red?')
    const text = one.opening.write()
    one.opening.close()
    await vi.waitFor(async () => expect(await library.drafts.list()).toHaveLength(1))
    const [{ id } = { id: '' }] = await library.drafts.list('')
    const left = await drafts.findDraft(id)
    if (left === undefined) throw new Error('no draft')
    expect(drafts.isOpenDraft(id)).toBe(false)
    expect(left.content).toBe(text)
    expect(await drafts.takeDraft(left)).toBe(true)
    expect(one.opening.write()).toBe(text)
    expect(one.state.undoLabel.value).toBe('Take unsaved changes')
    expect((await library.drafts.list()).map(({ id }) => id)).not.toContain(left.id)
    one.state.undo()
    expect(one.state.graph.value.nodes).toEqual([])
  })

  it('that cannot be read are left where they are', async () => {
    const { library, one, drafts } = await open()
    await library.drafts.keep({ id: 'd', workflow: '', base: 0, name: 'x', content: '{' })
    const [broken] = await library.drafts.list('')
    if (broken === undefined) throw new Error('no draft')
    const before = one.state.document.value
    expect(await drafts.takeDraft(broken)).toBe(false)
    expect(one.state.document.value).toBe(before)
    expect(await library.drafts.list('')).toHaveLength(1)
  })

  it('say when they cannot be kept', async () => {
    const one = sampleEditor()
    const drafts = draftsOf(one, () => Promise.reject(new Error('no room')))
    one.nodes.rename('2', 'Red?')
    await drafts.keepDraft()
    expect(drafts.draftError.value).toBe('no room')
  })
})
