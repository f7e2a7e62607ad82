import { effectScope } from 'vue'
import { onTestFinished, describe, expect, it } from 'vitest'
import type { Library } from '@/storage/library'
import { useSaving } from '@/stores/editor/saving'
import { openTab, freshName } from '../../storage/open'
import { editor, sampleEditor } from './editor'

function savingOf(one: ReturnType<typeof editor>, library: () => Promise<Library>) {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const saving = scope.run(() => useSaving(one.state, one.opening, library))
  if (saving === undefined) throw new Error('The scope has ended.')
  return saving
}

async function savedSample() {
  const library = await openTab()
  const one = sampleEditor()
  const saving = savingOf(one, () => Promise.resolve(library))
  one.canvas.setProperties({ name: 'Mine', events: ['event-1'] })
  expect(await saving.save()).toBe('saved')
  return { library, one, saving }
}

describe('saving', () => {
  it('makes a record that can be opened again', async () => {
    const { library, one, saving } = await savedSample()
    expect(one.state.isDirty.value).toBe(false)
    expect(saving.savedAt.value).toBeGreaterThan(0)
    const id = one.state.record.value?.id ?? ''
    expect(await library.workflows.get(id)).toMatchObject({
      name: 'Mine',
      version: '2.5.19',
      events: ['event-1'],
      revision: 1,
    })
    const other = editor()
    const otherSaving = savingOf(other, () => Promise.resolve(library))
    expect(await otherSaving.load(id)).toBe(true)
    expect(other.opening.write()).toBe(one.opening.write())
    expect(other.state.document.value.events).toEqual(['event-1'])
    expect(other.state.record.value).toMatchObject({ id, revision: 1 })
    expect(other.state.isDirty.value).toBe(false)
  })

  it('saves again where it was saved, and as a copy', async () => {
    const { library, one, saving } = await savedSample()
    const id = one.state.record.value?.id
    one.nodes.rename('2', 'Red?')
    expect(await saving.save()).toBe('saved')
    expect(one.state.record.value).toMatchObject({ id, revision: 2 })
    expect(await saving.saveCopy()).toBe('saved')
    expect(one.state.record.value?.id).not.toBe(id)
    expect(await library.workflows.list()).toHaveLength(2)
  })

  it('keeps the tags of the record', async () => {
    const { library, one, saving } = await savedSample()
    const id = one.state.record.value?.id ?? ''
    await library.workflows.relabel(id, { tags: ['mine'], name: 'Renamed in the list' })
    await saving.load(id)
    expect(one.state.document.value.name).toBe('Renamed in the list')
    one.nodes.rename('2', 'Red?')
    await saving.save()
    expect((await library.workflows.get(id))?.tags).toEqual(['mine'])
  })

  it('saves a blueprint among the blueprints', async () => {
    const library = await openTab()
    const one = sampleEditor()
    one.selecting.selectAll()
    one.opening.openText(one.clipboard.copyText())
    const saving = savingOf(one, () => Promise.resolve(library))
    expect(one.state.document.value.kind).toBe('blueprint')
    expect(await saving.save()).toBe('saved')
    expect(await library.blueprints.list()).toHaveLength(1)
    one.nodes.rename('2', 'Red?')
    expect(await saving.save()).toBe('saved')
    const id = one.state.record.value?.id ?? ''
    expect(await saving.load(id)).toBe(true)
    expect(one.state.graph.value.nodes[1]?.name).toBe('Red?')
  })
})

describe('a conflict', () => {
  it('is told and overwrites nothing; then one’s own may be saved over it', async () => {
    const { library, one, saving } = await savedSample()
    const id = one.state.record.value?.id ?? ''
    const theirs = await library.workflows.get(id)
    if (theirs === null) throw new Error('no record')
    await library.workflows.save({ ...theirs, name: 'Theirs' })
    one.nodes.rename('2', 'Mine')
    expect(await saving.save()).toBe('conflict')
    expect(saving.conflict.value?.theirs?.revision).toBe(2)
    expect((await library.workflows.get(id))?.name).toBe('Theirs')
    expect(one.state.isDirty.value).toBe(true)
    expect(await saving.saveOver()).toBe('saved')
    expect(saving.conflict.value).toBeNull()
    expect((await library.workflows.get(id))?.name).toBe('Mine')
    expect(one.state.record.value).toMatchObject({ id, revision: 3 })
  })

  it('with a deletion makes the record anew', async () => {
    const { library, one, saving } = await savedSample()
    await library.workflows.remove(one.state.record.value?.id ?? '')
    one.nodes.rename('2', 'Mine')
    expect(await saving.save()).toBe('conflict')
    expect(saving.conflict.value).toEqual({ theirs: null })
    expect(await saving.saveOver()).toBe('saved')
    expect(await library.workflows.list()).toHaveLength(1)
  })

  it('is forgotten when something else is opened', async () => {
    const { library, one, saving } = await savedSample()
    await library.workflows.remove(one.state.record.value?.id ?? '')
    await saving.save()
    one.opening.close()
    expect(saving.conflict.value).toBeNull()
    expect(saving.savedAt.value).toBeNull()
  })
})

describe('what goes wrong', () => {
  it('a record that is not there or holds no workflow is not opened', async () => {
    const library = await openTab(freshName())
    const one = sampleEditor()
    const saving = savingOf(one, () => Promise.resolve(library))
    const before = one.state.document.value
    expect(await saving.load('nobody')).toBe(false)
    expect(saving.error.value).toContain('no such workflow')
    const { id } = await library.workflows.create({
      name: 'Broken',
      description: '',
      tags: [],
      version: '2.5.19',
      content: '{',
      events: [],
    })
    expect(await saving.load(id)).toBe(false)
    expect(saving.error.value).not.toBe('')
    expect(one.state.document.value).toBe(before)
  })

  it('a library that does not open is told', async () => {
    const one = sampleEditor()
    const saving = savingOf(one, () => Promise.reject(new Error('offline')))
    expect(await saving.save()).toBe('failed')
    expect(saving.error.value).toBe('offline')
    expect(saving.saving.value).toBe(false)
    expect(await saving.load('x')).toBe(false)
    expect(one.state.isDirty.value).toBe(true)
  })
})

describe('a named version', () => {
  it('saves what is not saved, and names it', async () => {
    const { library, one, saving } = await savedSample()
    const id = one.state.record.value?.id ?? ''
    one.nodes.rename('2', 'Red?')
    expect(await saving.saveVersion('Before the course')).toBe('saved')
    expect(one.state.isDirty.value).toBe(false)
    const names = (await library.versions.list(id)).map(({ number, name }) => [number, name])
    expect(names).toEqual([
      [2, 'Before the course'],
      [1, ''],
    ])
    expect((await library.workflows.get(id))?.content).toContain('Red?')
  })

  it('of a workflow that was never saved saves it first', async () => {
    const library = await openTab()
    const one = sampleEditor()
    const saving = savingOf(one, () => Promise.resolve(library))
    expect(await saving.saveVersion('First')).toBe('saved')
    const id = one.state.record.value?.id ?? ''
    expect(await library.versions.list(id)).toMatchObject([{ name: 'First' }])
  })

  it('of a workflow that was deleted elsewhere asks what to do', async () => {
    const { library, one, saving } = await savedSample()
    await library.workflows.remove(one.state.record.value?.id ?? '')
    expect(await saving.saveVersion('Lost?')).toBe('conflict')
    expect(saving.conflict.value).toEqual({ theirs: null })
  })
})
