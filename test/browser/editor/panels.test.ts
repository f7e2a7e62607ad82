import { page, userEvent } from 'vitest/browser'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { commentOf } from '@/engine/graph/edit/node-marks'
import { edgesOf } from '@/engine/graph/edit/edges'
import { findNode } from '@/engine/graph/model'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import { useLibraryStore } from '@/stores/library'
import { openPage, openSample, select, until, type OpenPage } from './open-page'

let opened: OpenPage

const node = (key: string) => findNode(opened.editor.graph, key)
const edges = () => edgesOf(opened.editor.graph).map(({ source, target }) => `${source}>${target}`)
const panel = page.getByRole('region', { name: 'Side panel' })
const view = (name: string | RegExp) => panel.getByRole('tabpanel', { name })
const tab = (name: string | RegExp) => panel.getByRole('tab', { name })

/** Has the page's next file dialog give a file. */
function answerChooser(name: string, text: string): void {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementationOnce(function (
    this: HTMLInputElement,
  ) {
    const data = new DataTransfer()
    data.items.add(new File([text], name))
    this.files = data.files
    this.dispatchEvent(new Event('change'))
  })
}

beforeAll(async () => {
  opened = await openPage('/edit')
})
afterAll(async () => {
  await opened.editor.drafts.giveUp()
  opened.close()
})
beforeEach(async () => {
  await openSample(opened)
  select(opened, '3')
  await tab('Node').click()
})

describe('the panel of a node', () => {
  it('renames, in one step to undo', async () => {
    await panel.getByRole('textbox', { name: 'Name of the node' }).fill('Tag them')
    expect(node('3')?.name).toBe('Tag them')
    opened.editor.undo()
    expect(node('3')?.name).toBe('Tag it')
  })

  it('disables the node and says what a run makes of it', async () => {
    await view('Node').getByText('Enabled').click()
    expect(opened.editor.graph.nodes.filter(isSwitchedOff)).toHaveLength(1)
    await expect.element(panel.getByText('This node is disabled')).toBeVisible()
    await expect
      .element(panel.getByText(/counts as failed, and the run goes on/).first())
      .toBeVisible()
    await panel.getByRole('button', { name: 'Enable the node' }).click()
    expect(opened.editor.graph.nodes.filter(isSwitchedOff)).toEqual([])
  })

  it('goes along connections, removes and adds them', async () => {
    await panel.getByRole('button', { name: 'Red?', exact: true }).click()
    expect(opened.editor.selection.nodes).toEqual(['2'])
    await panel.getByRole('button', { name: 'Disconnect from Stop it' }).click()
    expect(edges()).toEqual(['1>2', '2>3'])
    await panel.getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('combobox', { name: 'Connect with' }).fill('stop')
    await userEvent.keyboard('{Enter}')
    await until(() => expect(edges()).toContain('2>4'))
  })

  it('replaces the module', async () => {
    await panel.getByRole('button', { name: 'Replace by another module' }).click()
    await page.getByRole('combobox', { name: 'Replace by another module' }).fill('webhook')
    await userEvent.keyboard('{Enter}')
    await until(() => expect(node('3')?.moduleId).toMatch(/webhook/))
    expect(edges()).toContain('2>3')
  })

  it('keeps a note for others', async () => {
    await panel.getByLabelText('Note').fill('Ask the CERT')
    const noted = node('3')
    expect(noted && commentOf(noted)).toBe('Ask the CERT')
  })

  it('sets a parameter and the filter, and says what is wrong once', async () => {
    await expect.element(panel.getByText('There is no tag to attach or to remove.')).toBeVisible()
    expect(panel.getByText('There is no tag to attach or to remove.').elements()).toHaveLength(1)
    await panel.getByLabelText('Selector').fill('Event.Attribute.{n}')
    await until(() => expect(node('3')?.savedFilters).toMatchObject({ operator: 'in' }))
    await expect.element(panel.getByText(/^Without value/)).toBeVisible()
    expect(panel.getByText(/The filter of/).query()).toBeNull()
    await panel.getByRole('button', { name: 'Remove the filter' }).click()
    await expect.element(panel.getByText(/^Without value/)).not.toBeInTheDocument()
  })
})

describe('the panel of several nodes', () => {
  it('has what can be done with all of them', async () => {
    select(opened, '3', '4')
    await expect.element(panel.getByText('2 nodes selected')).toBeVisible()
    await panel.getByRole('button', { name: 'Duplicate' }).click()
    expect(opened.editor.graph.nodes).toHaveLength(6)
  })
})

describe('the panel of problems', () => {
  it('goes to the node, and mends on a click', async () => {
    opened.editor.disconnectNodes(
      edgesOf(opened.editor.graph).filter(({ target }) => target === '4'),
    )
    await tab(/^Problems/).click()
    await panel.getByRole('button', { name: /No path from the trigger leads to “Stop it”/ }).click()
    expect(opened.editor.selection.nodes).toEqual(['4'])
    await panel.getByRole('button', { name: 'Remove the node' }).first().click()
    expect(node('4')).toBeUndefined()
  })

  it('says what MISP would refuse, also in the status line', async () => {
    const back = { source: '3', output: 'output_1', target: '2', input: 'input_1' }
    opened.editor.connectNodes(back)
    await tab(/^Problems/).click()
    await expect
      .element(
        view(/^Problems/)
          .getByText('MISP would refuse to save the workflow.')
          .first(),
      )
      .toBeVisible()
    await expect
      .element(page.getByText('MISP would refuse to save this; it can be kept here as a draft.'))
      .toBeVisible()
    await userEvent.keyboard('{Control>}s{/Control}')
    await until(() => expect(opened.editor.isDirty).toBe(false))
    await tab('Node').click()
    await page.getByRole('button', { name: /error/ }).click()
    await expect.element(tab(/^Problems/)).toHaveAttribute('aria-selected', 'true')
  })
})

describe('the panel of the workflow', () => {
  beforeEach(async () => {
    await tab('Workflow').click()
  })

  it('changes name, description, version and switches', async () => {
    await panel.getByRole('textbox', { name: 'Name', exact: true }).fill('Renamed')
    await panel.getByLabelText('Description').fill('What it is for')
    await panel.getByLabelText('For').selectOptions('2.5.1')
    await view('Workflow').getByText('Enabled').click()
    await view('Workflow').getByText('Debug: report').click()
    expect(opened.editor.document).toMatchObject({
      ...{ name: 'Renamed', description: 'What it is for', mispVersion: '2.5.1' },
      ...{ enabled: true, debugEnabled: true },
    })
  })

  it('chooses test events, takes one of a file and removes it', async () => {
    answerChooser('mine.json', '{"Event":{"info":"Mine"}}')
    await panel.getByRole('button', { name: 'Open an event file' }).click()
    await until(() => expect(opened.editor.document.events).toHaveLength(1))
    await panel.getByRole('button', { name: 'Remove mine' }).click()
    expect(opened.editor.document.events).toEqual([])
  })

  it('puts warninglists of a file into the simulated MISP', async () => {
    const list = { name: 'My list', type: 'string', version: 1, description: '', list: ['a'] }
    const misp = panel.getByRole('region', { name: 'Simulated MISP' })
    await misp.getByRole('button', { name: 'Your files' }).click()
    answerChooser('lists.json', JSON.stringify(list))
    await page.getByRole('menuitem', { name: /Add warninglists/ }).click()
    await until(() => expect(opened.editor.mispChoice.used).not.toBe(''))
    expect(opened.editor.options.warninglists.map(({ value }) => value)).toContain('My list')
    await misp.getByLabelText('In use').selectOptions('As it ships')
    await until(() => expect(opened.editor.ownTexts).toBeNull())
  })
})

describe('the tools', () => {
  it('name the workflow and choose its event', async () => {
    await page.getByRole('textbox', { name: 'Name', exact: true }).first().fill('From the head')
    expect(opened.editor.document.name).toBe('From the head')
    const event = page.getByRole('combobox', { name: 'Event', exact: true })
    const other = event.getByRole('option').elements().at(1)
    await event.selectOptions(other?.textContent ?? '')
    expect(opened.editor.document.events).toHaveLength(1)
  })
})

describe('the result of a run', () => {
  it('is painted, and taken off again', async () => {
    await opened.editor.running.run('{"Event":{"info":"x"}}')
    await expect.element(page.getByText(/executed/)).toBeVisible()
    opened.editor.rename('3', 'Changed')
    await expect.element(page.getByText('changed since')).toBeVisible()
    await page.getByRole('button', { name: 'Take the result off the canvas' }).click()
    expect(opened.editor.running.summary).toBeNull()
  })
})

describe('the palette', () => {
  it('adds a module on a click, behind the selected node', async () => {
    await page.getByRole('searchbox', { name: 'Search modules' }).fill('webhook')
    await page.getByRole('button', { name: 'Add Webhook', exact: true }).click()
    expect(opened.editor.graph.nodes).toHaveLength(5)
    await page.getByRole('searchbox', { name: 'Search modules' }).fill('')
  })
})

describe('a selection', () => {
  it('is saved as a blueprint of one’s own', async () => {
    select(opened, '3', '4')
    await panel.getByRole('button', { name: 'Save the selection as a blueprint' }).click()
    const dialog = page.getByRole('dialog', { name: 'Save the selection as a blueprint' })
    await dialog.getByLabelText('Name').fill('My part')
    await dialog.getByRole('button', { name: 'Save' }).click()
    const { blueprints } = await useLibraryStore().open()
    await until(async () => {
      expect((await blueprints.list()).map(({ name }) => name)).toContain('My part')
    })
  })
})

describe('the search on the canvas', () => {
  it('finds nodes and goes to them', async () => {
    await userEvent.keyboard('{Control>}f{/Control}')
    await page.getByRole('searchbox', { name: 'Search nodes' }).fill('stop')
    await userEvent.keyboard('{Enter}')
    expect(opened.editor.selection.nodes).toEqual(['4'])
    await page.getByRole('button', { name: 'Close search' }).click()
    expect(page.getByRole('searchbox', { name: 'Search nodes' }).query()).toBeNull()
  })
})
