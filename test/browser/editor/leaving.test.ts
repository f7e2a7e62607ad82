import { page, userEvent } from 'vitest/browser'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useLibraryStore } from '@/stores/library'
import { useNotificationStore } from '@/stores/notifications'
import { openPage, openSample, until, type OpenPage } from './open-page'

let opened: OpenPage

const address = () => opened.router.currentRoute.value.path
const question = page.getByRole('dialog', { name: 'Leave with unsaved changes?' })
const rail = (name: string) => page.getByRole('link', { name })
/** Other test files keep drafts in the same browser. */
const drafts = async () => {
  const all = await (await useLibraryStore().open()).drafts.list()
  return all.filter(({ content }) => content.includes('Renamed to leave'))
}

/** Whether the browser would ask before the tab is closed. */
function asksBeforeClosing(): boolean {
  const event = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

async function leaveForSettings(): Promise<void> {
  await rail('Settings').click()
}

beforeEach(async () => {
  opened = await openPage('/edit')
  await openSample(opened)
})

afterEach(async () => {
  await opened.editor.drafts.giveUp()
  opened.close()
})

describe('leaving the editor', () => {
  it('does not ask where nothing was changed', async () => {
    await leaveForSettings()
    await until(() => expect(address()).toBe('/settings'))
  })

  it('asks where something is not saved; Escape stays, and so does “Stay”', async () => {
    opened.editor.rename('3', 'Renamed to leave')
    await leaveForSettings()
    await expect.element(question).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(question).not.toBeInTheDocument()
    expect(address()).toBe('/edit')
    await leaveForSettings()
    await page.getByRole('button', { name: 'Stay' }).click()
    expect(address()).toBe('/edit')
    expect(opened.editor.isDirty).toBe(true)
  })

  it('saves and leaves', async () => {
    opened.editor.rename('3', 'Renamed to leave')
    await leaveForSettings()
    await question.getByRole('button', { name: 'Save' }).click()
    await until(() => expect(address()).toBe('/settings'))
    expect(opened.editor.isDirty).toBe(false)
    expect(opened.editor.record).not.toBeNull()
  })

  it('stays when it could not be saved', async () => {
    opened.editor.rename('3', 'Renamed to leave')
    const { workflows } = await useLibraryStore().open()
    const create = vi.spyOn(workflows, 'create').mockRejectedValueOnce(new Error('no room'))
    await leaveForSettings()
    await question.getByRole('button', { name: 'Save' }).click()
    const told = () => useNotificationStore().list.map(({ text }) => text)
    await until(() => expect(told()).toContain('Not saved: no room'))
    await expect.element(question).not.toBeInTheDocument()
    create.mockRestore()
    expect(address()).toBe('/edit')
    expect(opened.editor.isDirty).toBe(true)
  })

  it('keeps a draft that can be found, and goes on with it after coming back', async () => {
    opened.editor.rename('3', 'Renamed to leave')
    await leaveForSettings()
    await page.getByRole('button', { name: 'Leave, keep as draft' }).click()
    await until(() => expect(address()).toBe('/settings'))
    const [draft] = await drafts()
    expect(draft?.content).toContain('Renamed to leave')
    const held = (await navigator.locks.query()).held ?? []
    expect(held.map(({ name = '' }) => name)).not.toContain(`draft:${draft?.id ?? ''}`)

    await rail('Editor').click()
    await until(() => expect(document.querySelector('[data-node]')).not.toBeNull())
    expect(opened.editor.isDirty).toBe(true)
    expect(page.getByText(/There are unsaved changes/).query()).toBeNull()
    opened.editor.rename('3', 'Renamed to leave again')
    await opened.editor.drafts.keepDraft()
    expect((await drafts()).map(({ id }) => id)).toEqual([draft?.id])
  })

  it('asks before the tab is closed only while the draft is not written', async () => {
    expect(asksBeforeClosing()).toBe(false)
    opened.editor.rename('3', 'Renamed to leave')
    expect(asksBeforeClosing()).toBe(true)
    await opened.editor.drafts.keepDraft()
    expect(asksBeforeClosing()).toBe(false)
  })

  it('writes the draft when the page is hidden', async () => {
    opened.editor.rename('3', 'Renamed to leave')
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    document.dispatchEvent(new Event('visibilitychange'))
    vi.restoreAllMocks()
    await until(() => expect(asksBeforeClosing()).toBe(false))
    expect(await drafts()).toHaveLength(1)
  })
})

describe('opening something else', () => {
  it('asks first, and the address stays with what stays open', async () => {
    await opened.editor.saving.save()
    const id = opened.editor.record?.id ?? ''
    await until(() => expect(address()).toBe(`/edit/${id}`))
    opened.editor.rename('3', 'Renamed to leave')
    await opened.router.push('/edit/another')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await until(() => expect(address()).toBe(`/edit/${id}`))
    expect(opened.editor.isDirty).toBe(true)
  })

  it('gives the changes up where the user wants that', async () => {
    opened.editor.rename('3', 'Renamed to leave')
    await opened.editor.drafts.keepDraft()
    await userEvent.keyboard('{Alt>}n{/Alt}')
    await page.getByRole('button', { name: 'Go on without saving' }).click()
    await expect.element(page.getByText('A new workflow: what starts it?')).toBeVisible()
    expect(await drafts()).toEqual([])
  })
})
