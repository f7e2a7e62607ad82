import { createPinia, setActivePinia } from 'pinia'
import { page, userEvent } from 'vitest/browser'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import BlueprintDialog from '@/components/blueprint-list/BlueprintDialog.vue'
import BlueprintList from '@/components/blueprint-list/BlueprintList.vue'
import FileDrop from '@/components/controls/FileDrop.vue'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { useBlueprintLibrary } from '@/stores/blueprint-library'
import { useLibraryStore } from '@/stores/library'
import { useNotificationStore } from '@/stores/notifications'
import gate from '../../blueprints/curation-gate.json?raw'
import { mount } from './mount'

const rows = (name: string) => page.getByRole('list', { name }).getByRole('listitem')
const insertButton = (name: string) => page.getByRole('button', { name: `Insert ${name}` })

async function emptyLibrary(): Promise<void> {
  const { blueprints } = await useLibraryStore().open()
  for (const { id } of await blueprints.list()) await blueprints.remove(id)
}

/** Adds a blueprint of the user's own. */
async function addOwn(name: string): Promise<void> {
  const [blueprint] = readWorkflowFile(gate).blueprints
  if (blueprint === undefined) throw new Error('the blueprint can be read')
  await useBlueprintLibrary().add({ ...blueprint, name, description: '[event-publish]\nMine' })
}

function jsonFile(name: string, text: string): File {
  return new File([text], name, { type: 'application/json' })
}

beforeEach(async () => {
  setActivePinia(createPinia())
  await emptyLibrary()
})

describe('the list of blueprints', () => {
  it('shows ours, and says how to get own ones', async () => {
    mount(BlueprintList, {})
    await expect.element(rows('Blueprints from the playground').nth(11)).toBeVisible()
    await expect.element(page.getByText(/None yet: select nodes/)).toBeVisible()
  })

  it('fits into a narrow palette', async () => {
    const place = mount(BlueprintList, {})
    place.style.width = '240px'
    await addOwn('Nameoftwentyfiveletters at least')
    await expect.element(insertButton('Nameoftwentyfiveletters at least')).toBeVisible()
    const list = place.firstElementChild
    expect(list?.scrollWidth).toBe(list?.clientWidth)
  })

  it('inserts with a click and with Enter, and starts a drag', async () => {
    const onInsert = vi.fn()
    const onDrag = vi.fn()
    mount(BlueprintList, { onInsert, onDrag })
    await insertButton('Curation gate').click()
    expect(onInsert).toHaveBeenLastCalledWith('curation-gate')
    await userEvent.keyboard('{Enter}')
    expect(onInsert).toHaveBeenCalledTimes(2)
    const drag = new DragEvent('dragstart', { bubbles: true, dataTransfer: new DataTransfer() })
    insertButton('Curation gate').element().dispatchEvent(drag)
    expect(onDrag).toHaveBeenLastCalledWith(drag, 'curation-gate')
  })

  it('finds by name, description and trigger', async () => {
    mount(BlueprintList, { search: 'pull mail' })
    await expect
      .element(rows('Blueprints from the playground'))
      .toHaveTextContent('Mail on a pulled event')
    expect(rows('Blueprints from the playground').elements()).toHaveLength(1)
  })

  it('imports a file and says what is wrong with another', async () => {
    mount(BlueprintList, {})
    const field = page.getByLabelText('Blueprint file to import')
    await userEvent.upload(field, jsonFile('gate.json', gate))
    await expect.element(rows('Your blueprints')).toHaveTextContent('Curation gate')
    await userEvent.upload(field, jsonFile('bad.json', '{"name": '))
    await expect.element(page.getByRole('alert')).toHaveTextContent(/“bad.json”.*no JSON/)
    await userEvent.upload(field, jsonFile('event.json', '{"Event": {"info": "x"}}'))
    await expect.element(page.getByRole('alert')).toHaveTextContent(/holds no blueprint/)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  })

  it('imports a file that is dropped on it, also on a page that opens files', async () => {
    const onFile = vi.fn()
    const whole = { hint: 'Drop to open', onFile }
    mount(FileDrop, whole, { default: () => h(BlueprintList) })
    const data = new DataTransfer()
    data.items.add(jsonFile('gate.json', gate))
    const options = { bubbles: true, cancelable: true, dataTransfer: data }
    const list = page.getByRole('heading', { name: 'Yours' }).element()
    list.dispatchEvent(new DragEvent('dragover', options))
    await expect.element(page.getByText('Drop a blueprint to keep it')).toBeVisible()
    await expect.element(page.getByText('Drop to open')).not.toBeInTheDocument()
    list.dispatchEvent(new DragEvent('drop', options))
    expect(onFile).not.toHaveBeenCalled()
    await expect.element(rows('Your blueprints')).toHaveTextContent('Curation gate')
  })

  it('changes name and description', async () => {
    mount(BlueprintList, {})
    await addOwn('First')
    await expect.element(insertButton('First')).toBeVisible()
    insertButton('First').element().focus()
    await userEvent.keyboard('{F2}')
    const dialog = page.getByRole('dialog', { name: 'Name and description' })
    await expect.element(dialog.getByLabelText('Description')).toHaveValue('[event-publish]\nMine')
    await userEvent.keyboard('Second{Enter}')
    await expect.element(dialog).not.toBeInTheDocument()
    await expect.element(insertButton('Second')).toBeVisible()
    await expect.element(rows('Your blueprints')).toHaveTextContent('Mineevent-publish')
    const [record] = await (await useLibraryStore().open()).blueprints.list()
    const { text } = await useBlueprintLibrary().write(record?.id ?? '')
    expect(JSON.parse(text)).toMatchObject({ WorkflowBlueprint: { name: 'Second' } })
  })

  it('deletes, and takes it back', async () => {
    mount(BlueprintList, {})
    await addOwn('Gone soon')
    await page.getByRole('button', { name: 'Delete Gone soon' }).click()
    await expect.element(insertButton('Gone soon')).not.toBeInTheDocument()
    await expect.element(page.getByRole('heading', { name: 'Yours' })).toHaveFocus()
    const message = useNotificationStore().list.at(-1)
    expect(message?.text).toBe('Blueprint “Gone soon” is deleted.')
    message?.action?.perform()
    await expect.element(insertButton('Gone soon')).toBeVisible()
    insertButton('Gone soon').element().focus()
    await userEvent.keyboard('{Delete}')
    await expect.element(insertButton('Gone soon')).not.toBeInTheDocument()
  })

  it('opens own ones only, and exports all', async () => {
    const onOpen = vi.fn()
    const save = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    mount(BlueprintList, { onOpen })
    await addOwn('Mine')
    await expect.element(insertButton('Mine')).toBeVisible()
    expect(page.getByRole('button', { name: 'Open' }).elements()).toHaveLength(1)
    await page.getByRole('button', { name: 'Open' }).click()
    expect(onOpen).toHaveBeenCalledOnce()
    await page.getByRole('button', { name: 'Export Mine' }).click()
    await page.getByRole('button', { name: 'Export Curation gate' }).click()
    await vi.waitFor(() => {
      const names = save.mock.contexts.map((link) =>
        link instanceof HTMLAnchorElement ? link.download : '',
      )
      expect(names).toEqual(['mine.json', 'curation-gate.json'])
    })
    save.mockRestore()
  })
})

describe('the dialog of a new blueprint', () => {
  it('wants a name', async () => {
    const onDone = vi.fn()
    mount(BlueprintDialog, {
      open: true,
      title: 'Save as blueprint',
      action: 'Save',
      labels: { name: '', description: '[event-publish]\n' },
      onDone,
    })
    const dialog = page.getByRole('dialog', { name: 'Save as blueprint' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect.element(dialog.getByRole('alert')).toHaveTextContent('Give it a name')
    await expect.element(dialog.getByLabelText('Name')).toHaveAttribute('aria-invalid', 'true')
    expect(onDone).not.toHaveBeenCalled()
    await dialog.getByLabelText('Name').fill('  Gate ')
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(onDone).toHaveBeenCalledExactlyOnceWith({
      name: 'Gate',
      description: '[event-publish]\n',
    })
  })
})
