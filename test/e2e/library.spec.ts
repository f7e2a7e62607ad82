import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { workflowFile } from '../unit/workers/run/sample-files.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const tagging = workflowFile(
  [
    { id: 1, module: ['trigger', 'event-publish'], to: [[2]] },
    { id: 2, module: ['action', 'tag_operation'], parameters: { tags: ['seen'] } },
  ],
  { name: 'tagging' },
)

interface TextFile {
  readonly name: string
  readonly content: string
}

/** Chooses files with a button. */
async function choose(page: Page, button: string, files: readonly TextFile[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (
    await chooser
  ).setFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    })),
  )
}

const importFiles = (page: Page, ...files: readonly TextFile[]): Promise<void> =>
  choose(page, 'Import', files)

/** The row of a record in the list. */
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })

async function act(page: Page, name: string, action: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

async function saveBackup(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save a backup' }).first().click()
  return readFileSync(await (await download).path(), 'utf8')
}

test('records are imported, labelled, duplicated and found', async ({ page }) => {
  await page.goto('#/workflows')
  await expect(page.getByText('No workflows yet')).toBeVisible()
  await expectAccessible(page)
  await importFiles(
    page,
    { name: 'tagging.json', content: tagging },
    { name: 'broken.json', content: '{"Workflow": ' },
  )
  await expect(rowOf(page, 'tagging')).toBeVisible()
  const notifications = page.getByRole('region', { name: /^Notifications/ })
  await expect(notifications.getByText(/“broken.json”: This is no JSON/)).toBeVisible()

  await act(page, 'tagging', /Name and tags/)
  await page.getByLabel('Name', { exact: true }).fill('Tag what is new')
  await page.getByLabel('Tags, separated by commas').fill('course, tlp')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await act(page, 'Tag what is new', /Duplicate/)
  await expect(rowOf(page, 'Tag what is new (copy)')).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel('Search workflows').fill('copy')
  await expect(rowOf(page, 'Tag what is new')).toHaveCount(0)
  await page.getByLabel('Search workflows').fill('nothing like this')
  await page.getByRole('button', { name: 'Show all 2 workflows' }).click()
})

test('records are deleted with keys and brought back', async ({ page }) => {
  await page.goto('#/workflows')
  await importFiles(page, { name: 'tagging.json', content: tagging })
  await act(page, 'tagging', /Duplicate/)
  await expect(rowOf(page, 'tagging (copy)')).toBeVisible()

  // With the keyboard alone: from name to name, rename, delete, and back.
  await page.getByRole('link', { name: 'tagging', exact: true }).focus()
  await page.keyboard.press('F2')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'tagging', exact: true }).focus()
  await page.keyboard.press('Delete')
  await expect(rowOf(page, 'tagging')).toHaveCount(0)
  await page.reload()
  await expect(rowOf(page, 'tagging (copy)')).toBeVisible()
  await expect(rowOf(page, 'tagging')).toHaveCount(0)

  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('No workflows yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(rowOf(page, 'tagging (copy)')).toBeVisible()

  await page.goto('#/')
  const recent = page.getByRole('region', { name: 'Recent work' })
  await expect(recent.getByRole('link', { name: /tagging \(copy\)/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Run Curation gate' })).toBeVisible()
  await expectAccessible(page)
})

test('two tabs see each other’s changes', async ({ page, context }) => {
  await page.goto('#/workflows')
  const other = await context.newPage()
  await other.goto('#/workflows')
  await importFiles(page, { name: 'tagging.json', content: tagging })
  await expect(rowOf(other, 'tagging')).toBeVisible()
  await act(other, 'tagging', /Name and tags/)
  await other.getByLabel('Name', { exact: true }).fill('Renamed there')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  // The tab goes while it saves: either all of it is saved or nothing.
  await other.close()
  await expect(page.getByRole('link', { name: /^(Renamed there|tagging)$/ })).toHaveCount(1)
})

test('a backup brings everything back, after showing what it will do', async ({ page }) => {
  await page.goto('#/workflows')
  await importFiles(page, { name: 'tagging.json', content: tagging })
  await expect(rowOf(page, 'tagging')).toBeVisible()
  await page.goto('#/settings')
  await expect(page.getByText(/1 workflow, 0 blueprints/)).toBeVisible()
  await expectAccessible(page)
  const content = await saveBackup(page)

  await page.getByRole('button', { name: 'Delete everything' }).click()
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click()
  await expect(page.getByText(/0 workflows, 0 blueprints/)).toBeVisible()

  await choose(page, 'Restore a backup', [{ name: 'other.json', content: tagging }])
  await expect(page.getByText(/no backup of this page/)).toBeVisible()
  await choose(page, 'Restore a backup', [{ name: 'backup.json', content }])
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('row', { name: 'Workflows 1 added', exact: true })).toBeVisible()
  await expect(dialog.getByRole('row', { name: 'Versions of workflows 1 added' })).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(page.getByText(/1 workflow, 0 blueprints/)).toBeVisible()
})

test('what is kept of a run can be run again', async ({ page }) => {
  await page.goto('#/run?sample=phishing')
  const run = page.locator('header').getByRole('button', { name: 'Run', exact: true })
  await expect(run).toBeEnabled()
  await run.click()
  const outcome = page.getByTestId('outcome')
  await expect(outcome).toContainText('Blocked')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('menuitem', { name: /^Run/ }).click()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/#\/workflows\?kind=runs/)
  const kept = page.getByRole('link', { name: /^Block on PAP:RED or tlp:red on / })
  await expect(kept).toBeVisible()
  await page.goto('#/run?blueprint=curation-gate&sample=guessing')
  await expect(page.getByRole('region', { name: 'Workflow', exact: true })).toContainText(
    'Curation',
  )
  await page.goto('#/workflows?kind=runs')
  await kept.click()
  const workflow = page.getByRole('region', { name: 'Workflow', exact: true })
  await expect(workflow).toContainText('Block on PAP:RED or tlp:red')
  await expect(workflow.getByLabel('Behind the trigger')).toHaveValue('enrichment-before-query')
  await run.click()
  await expect(outcome).toContainText('Blocked')
})

test('versions are compared and restored', async ({ page }) => {
  await page.goto('#/workflows')
  await importFiles(page, { name: 'tagging.json', content: tagging })
  await rowOf(page, 'tagging').getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Editor' })).toBeVisible()
  // Another state of it, as another tab would save it.
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('misp-workflow-playground')
      request.onsuccess = () => {
        resolve(request.result)
      }
    })
    const table = database.transaction('workflows', 'readwrite').objectStore('workflows')
    const [record] = await new Promise<Record<string, unknown>[]>((resolve) => {
      const request = table.getAll()
      request.onsuccess = () => {
        resolve(request.result)
      }
    })
    const content = String(record?.['content']).replace('"seen"', '"known"')
    table.put({ ...record, content, revision: 2 })
    database.close()
  })
  await page.goto('#/workflows')
  await act(page, 'tagging', 'Versions')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('list', { name: 'What changed' })).toContainText('Tags')
  await expect(dialog.getByRole('list', { name: 'What changed' })).toContainText('["known"]')
  await expectAccessible(page)
  await dialog.getByPlaceholder('Give it a name').fill('Before the course')
  await dialog.getByRole('button', { name: 'Name', exact: true }).click()
  await expect(dialog.getByRole('button', { name: /Before the course/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Restore' }).click()
  await expect(dialog.getByText('This is how the workflow is now.')).toBeVisible()
})

test('without storage everything works until the tab is closed, and the page says so', async ({
  page,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError')
    }
  })
  await page.goto('#/workflows')
  await expect(page.getByText('This browser stores nothing')).toBeVisible()
  await importFiles(page, { name: 'tagging.json', content: tagging })
  await expect(rowOf(page, 'tagging')).toBeVisible()
  await expect(page.getByText('2 changes in this tab would be lost with it.')).toBeVisible()
  await expectAccessible(page)
  expect(await saveBackup(page)).toContain('tag_operation')
})

test('a full disk is told, loses nothing, and is over when there is room', async ({
  page,
  context,
  site,
}) => {
  const devTools = await context.newCDPSession(page)
  const { origin } = site
  // Before the page opens its database: Chromium remembers how much room there is.
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 500_000 })
  await page.goto('#/workflows')
  await importFiles(page, { name: 'tagging.json', content: tagging })
  await expect(rowOf(page, 'tagging')).toBeVisible()
  // Not the same over and over: browsers compress what they store.
  const value = Array.from({ length: 60_000 }, () => randomUUID()).join('')
  const event = JSON.stringify({ Event: { info: 'Far too big', Attribute: [{ value }] } })
  await importFiles(page, { name: 'event.json', content: event })
  await expect(page.getByText('The storage of this browser is full')).toBeVisible()
  await expect(rowOf(page, 'Far too big')).toBeVisible()
  await expectAccessible(page)
  await devTools.send('Storage.overrideQuotaForOrigin', { origin })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('The storage of this browser is full')).toHaveCount(0)
  await page.reload()
  await expect(rowOf(page, 'Far too big')).toBeVisible()
})

test('two editors on one workflow: what one saves appears in the other, and overwrites nothing', async ({
  page,
  context,
}) => {
  await page.goto('#/workflows')
  await importFiles(page, { name: 'tagging.json', content: tagging })
  await rowOf(page, 'tagging').getByRole('link').click()
  const name = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(name).toHaveValue('tagging')
  const other = await context.newPage()
  await other.goto(page.url())
  const otherName = other.getByRole('textbox', { name: 'Name', exact: true })

  await otherName.fill('saved there')
  await other.keyboard.press('Control+s')
  await expect(name).toHaveValue('saved there')
  await expect(page.getByText('“saved there” was saved elsewhere')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Good' }).click()

  await name.fill('changed here')
  await otherName.fill('saved there again')
  await other.keyboard.press('Control+s')
  await expect(page.getByText(/was saved elsewhere while you changed it here/)).toBeVisible()
  await page.getByRole('button', { name: 'See the difference' }).click()
  await expect(page.getByRole('dialog')).toContainText('saved there again')
  await page.keyboard.press('Escape')
  await expect(name).toHaveValue('changed here')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Keep mine as a copy' }).click()
  await expect(page.getByText(/^Saved at/)).toBeVisible()

  await page.keyboard.press('Control+Shift+S')
  await page.getByLabel('Name of the version').fill('Before the course')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Versions' }).click()
  await expect(page.getByRole('button', { name: /Before the course/ })).toBeVisible()
  await page.goto('#/workflows')
  await expect(rowOf(page, 'changed here')).toBeVisible()
  await expect(rowOf(page, 'saved there again')).toBeVisible()
})

test('what was never saved waits on the start page: opened, discarded, and brought back', async ({
  page,
}) => {
  await page.goto('#/edit?blueprint=curation-gate')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Half done')
  await page.waitForTimeout(1500)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto('about:blank')
  await page.goto('#/')
  const work = page.getByRole('region', { name: 'Unsaved work' })
  await expect(work.getByRole('link', { name: /Half done/ })).toBeVisible()
  await expectAccessible(page)
  await work.getByRole('button', { name: 'Discard Half done' }).click()
  await expect(work).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await work.getByRole('link', { name: /Half done/ }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Half done')
  await expect(page.getByText('There are unsaved changes')).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await expect(page).toHaveURL(/#\/edit\/[\da-f-]{36}$/)
  await page.goto('#/')
  await expect(page.getByRole('region', { name: 'Recent work' })).toContainText('Half done')
  await expect(work).toHaveCount(0)
})
