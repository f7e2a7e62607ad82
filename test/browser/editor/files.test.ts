import { page, userEvent } from 'vitest/browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { findNode } from '@/engine/graph/model'
import { useLibraryStore } from '@/stores/library'
import { useNotificationStore } from '@/stores/notifications'
import { openPage, openSample, sample, select, until, type OpenPage } from './open-page'

let opened: OpenPage

const nodeCount = () => opened.editor.graph.nodes.length
const told = () => useNotificationStore().list.map(({ text }) => text)

function carrying(fill: (data: DataTransfer) => void): DataTransfer {
  const data = new DataTransfer()
  fill(data)
  return data
}

function drop(name: string, text: string): void {
  const dataTransfer = carrying((data) => data.items.add(new File([text], name)))
  const place = document.querySelector('.content > *')
  place?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
}

function paste(text: string): void {
  const clipboardData = carrying((data) => data.setData('text/plain', text))
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  document.body.dispatchEvent(event)
}

beforeEach(async () => {
  opened = await openPage('/edit')
})

afterEach(async () => {
  await opened.editor.drafts.giveUp()
  opened.close()
})

describe('the start of the editor', () => {
  it('finds a trigger and begins a workflow with it', async () => {
    await page.getByRole('searchbox', { name: 'Search triggers' }).fill('user before')
    await page.getByRole('button', { name: /^User Before Save/ }).click()
    expect(opened.editor.document.triggerId).toBe('user-before-save')
    await until(() => expect(document.querySelectorAll('[data-node]')).toHaveLength(1))
  })

  it('says so when there is no such trigger', async () => {
    await page.getByRole('searchbox', { name: 'Search triggers' }).fill('no such')
    await expect.element(page.getByText('No trigger of that name.')).toBeVisible()
  })

  it('begins with a blueprint and its sample event', async () => {
    await page.getByRole('button', { name: /^Curation gate/i }).click()
    await until(() => expect(nodeCount()).toBeGreaterThan(1))
    expect(opened.editor.document.kind).toBe('blueprint')
    expect(opened.editor.document.events).toHaveLength(1)
  })

  it('opens a file that is dropped, and a text that is pasted', async () => {
    drop('sample.json', sample)
    await until(() => expect(nodeCount()).toBe(4))
    await userEvent.keyboard('{Alt>}n{/Alt}')
    await expect.element(page.getByText('A new workflow: what starts it?')).toBeVisible()
    paste(sample)
    await until(() => expect(nodeCount()).toBe(4))
  })
})

describe('files', () => {
  it('are refused in words, and nothing changes', async () => {
    await openSample(opened)
    drop('notes.json', '{"not": "a workflow"}')
    await expect.element(page.getByText('“notes.json” was not opened')).toBeVisible()
    expect(nodeCount()).toBe(4)
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    expect(page.getByText('“notes.json” was not opened').query()).toBeNull()
  })

  it('with several workflows open the first and say so', async () => {
    drop('several.json', `[${sample},${sample}]`)
    await until(() => expect(nodeCount()).toBe(4))
    expect(told()).toContain('The file holds 2 workflows or blueprints; the first is open.')
  })

  it('that cannot be read are told', async () => {
    vi.spyOn(File.prototype, 'text').mockRejectedValueOnce(new Error('it is gone'))
    drop('gone.json', '')
    await until(() => expect(told()).toContain('“gone.json” could not be opened: it is gone.'))
    vi.restoreAllMocks()
  })
})

describe('the clipboard', () => {
  it('puts nodes into the workflow and says what was left out', async () => {
    await openSample(opened)
    paste(sample)
    expect(nodeCount()).toBe(7)
    await until(() => expect(told()[0]).toContain('Left out: the trigger'))
  })

  it('says what is wrong with a text that holds no nodes', async () => {
    await openSample(opened)
    paste('just words')
    await until(() => expect(told()[0]).toMatch(/^Nothing was pasted\./))
    expect(nodeCount()).toBe(4)
  })

  it('leaves text alone: in fields, and where text is selected', async () => {
    await openSample(opened)
    select(opened, '3')
    const copied = vi.spyOn(DataTransfer.prototype, 'setData')
    const name = page.getByRole('textbox', { name: 'Name', exact: true })
    await name.click()
    await userEvent.keyboard('{Control>}a{/Control}{Control>}c{/Control}')
    expect(copied).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  it('is written and read by buttons too, and a browser that forbids it is told', async () => {
    await openSample(opened)
    select(opened, '3')
    const perform = async (label: string) => {
      await userEvent.keyboard('{Control>}k{/Control}')
      await page.getByRole('combobox', { name: 'Search commands' }).fill(label)
      await userEvent.keyboard('{Enter}')
    }
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await perform('Copy')
    await until(() => expect(write.mock.lastCall?.[0]).toContain('"tag_operation"'))
    const read = vi.spyOn(navigator.clipboard, 'readText')
    read.mockResolvedValueOnce(write.mock.lastCall?.[0] ?? '')
    await perform('Paste nodes')
    await until(() => expect(nodeCount()).toBe(5))
    read.mockRejectedValueOnce(new Error('denied'))
    await perform('Paste nodes')
    await until(() => expect(told()[0]).toContain('did not allow reading the clipboard'))
    write.mockRejectedValueOnce(new Error('denied'))
    select(opened, '3')
    await perform('Copy')
    await until(() => expect(told().at(-1)).toContain('did not allow copying'))
    vi.restoreAllMocks()
  })
})

describe('what was left unsaved', () => {
  /** Another tab has left changes of a new workflow behind. */
  async function leaveDraft(): Promise<string> {
    const { drafts } = await useLibraryStore().open()
    const content = sample.replace('Stop it', 'Left behind')
    const id = crypto.randomUUID()
    await drafts.keep({ id, workflow: '', base: 0, name: 'Sample', content })
    return id
  }

  it('is offered and taken', async () => {
    await leaveDraft()
    await openSample(opened)
    await page.getByRole('button', { name: 'Take them' }).click()
    await until(() => expect(findNode(opened.editor.graph, '4')?.name).toBe('Left behind'))
    opened.editor.undo()
    expect(findNode(opened.editor.graph, '4')?.name).toBe('Stop it')
  })

  it('is discarded', async () => {
    const id = await leaveDraft()
    await openSample(opened)
    await page.getByRole('button', { name: 'Discard them' }).click()
    const { drafts } = await useLibraryStore().open()
    const ids = async () => (await drafts.list('')).map((draft) => draft.id)
    await until(async () => expect(await ids()).not.toContain(id))
  })
})

describe('two tabs with one workflow', () => {
  beforeEach(async () => {
    await openSample(opened)
    await opened.editor.saving.save()
    opened.editor.rename('3', 'Mine')
    const { workflows } = await useLibraryStore().open()
    const record = await workflows.get(opened.editor.record?.id ?? '')
    if (record === null) throw new Error('It was not saved.')
    await workflows.save({ ...record, content: sample.replace('Tag it', 'Theirs') })
    await userEvent.keyboard('{Control>}s{/Control}')
    await expect.element(page.getByRole('dialog')).toBeVisible()
  })

  it('overwrite nothing: the newer one can be taken', async () => {
    await page.getByRole('button', { name: 'Take the newer one' }).click()
    await until(() => expect(findNode(opened.editor.graph, '3')?.name).toBe('Theirs'))
  })

  it('or one’s own be saved as a copy', async () => {
    const before = opened.editor.record?.id
    await page.getByRole('button', { name: 'Save mine as a copy' }).click()
    await until(() => expect(opened.editor.record?.id).not.toBe(before))
    expect(opened.editor.isDirty).toBe(false)
  })

  it('or over it', async () => {
    await page.getByRole('button', { name: 'Save mine over it' }).click()
    await until(() => expect(opened.editor.isDirty).toBe(false))
    const { workflows } = await useLibraryStore().open()
    const record = await workflows.get(opened.editor.record?.id ?? '')
    expect(record?.content).toContain('Mine')
  })
})
