import { effectScope } from 'vue'
import { describe, expect, it, onTestFinished } from 'vitest'
import { useOtherTabs } from '@/stores/editor/other-tabs'
import { useSaving } from '@/stores/editor/saving'
import { freshName, openTab } from '../../storage/open'
import { editor, sampleEditor } from './editor'

async function tabOf(name: string, one: ReturnType<typeof editor>) {
  const library = await openTab(name)
  const open = () => Promise.resolve(library)
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const stores = scope.run(() => {
    const saving = useSaving(one.state, one.opening, open)
    return { saving, others: useOtherTabs(one.state, one.opening, saving.saving, open) }
  })
  if (stores === undefined) throw new Error('The scope has ended.')
  return { ...one, ...stores, library }
}

/** The same workflow, open in two tabs. */
async function twoTabs() {
  const name = freshName()
  const here = await tabOf(name, sampleEditor())
  here.canvas.setProperties({ name: 'Shared' })
  await here.saving.save()
  const id = here.state.record.value?.id ?? ''
  const there = await tabOf(name, editor())
  await there.saving.load(id)
  return { here, there, id }
}

const nameOf = (tab: Awaited<ReturnType<typeof tabOf>>, key: string) =>
  tab.state.graph.value.nodes.find((node) => node.key === key)?.name

describe('other tabs', () => {
  it('what another tab saved appears, and can be undone', async () => {
    const { here, there } = await twoTabs()
    there.nodes.rename('2', 'Red?')
    await there.saving.save()
    await expect.poll(() => nameOf(here, '2')).toBe('Red?')
    expect(here.others.change.value).toEqual({ kind: 'taken' })
    expect(here.state.isDirty.value).toBe(false)
    expect(here.state.record.value?.revision).toBe(2)
    expect(there.others.change.value).toBeNull()

    here.state.undo()
    expect(nameOf(here, '2')).not.toBe('Red?')
    expect(here.state.isDirty.value).toBe(true)
  })

  it('what is unsaved here stays until the user takes theirs', async () => {
    const { here, there } = await twoTabs()
    here.nodes.rename('3', 'Mine')
    there.nodes.rename('2', 'Red?')
    await there.saving.save()
    await expect.poll(() => here.others.change.value?.kind).toBe('waiting')
    expect([nameOf(here, '2'), nameOf(here, '3')]).toEqual([
      expect.not.stringMatching('Red?'),
      'Mine',
    ])

    here.others.take()
    expect(nameOf(here, '2')).toBe('Red?')
    expect(nameOf(here, '3')).not.toBe('Mine')
    expect(here.others.change.value).toBeNull()
    here.state.undo()
    expect(nameOf(here, '3')).toBe('Mine')
  })

  it('mine can be kept as a copy', async () => {
    const { here, there, id } = await twoTabs()
    here.nodes.rename('3', 'Mine')
    there.nodes.rename('2', 'Red?')
    await there.saving.save()
    await expect.poll(() => here.others.change.value?.kind).toBe('waiting')
    await here.saving.saveCopy()
    expect(here.state.record.value?.id).not.toBe(id)
    expect(here.others.change.value).toBeNull()
    expect(await here.library.workflows.list()).toHaveLength(2)
  })

  it('tags are taken without a word, a new name appears', async () => {
    const { here, there, id } = await twoTabs()
    here.nodes.rename('3', 'Mine')
    await there.library.workflows.relabel(id, { tags: ['course'] })
    await expect
      .poll(() => here.state.record.value)
      .toMatchObject({ tags: ['course'], revision: 2 })
    expect(here.others.change.value).toBeNull()
    expect(await here.saving.save()).toBe('saved')
    await there.library.workflows.relabel(id, { name: 'Renamed' })
    await expect.poll(() => here.state.document.value.name).toBe('Renamed')
  })

  it('a deletion is told, and is over when it is undone', async () => {
    const { here, there, id } = await twoTabs()
    const removed = await there.library.workflows.remove(id)
    await expect.poll(() => here.others.change.value?.kind).toBe('deleted')
    await removed?.undo()
    await expect.poll(() => here.others.change.value).toBeNull()
  })
})
