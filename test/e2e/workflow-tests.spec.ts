import type { Page } from '@playwright/test'
import { workflowFile } from '../unit/workers/run/sample-files.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

const tag = { scope: 'event', action: 'add', locality: 'local', tags: ['seen'] }
const tagging = workflowFile(
  [
    { id: 1, module: ['trigger', 'event-publish'], to: [[2]] },
    { id: 2, module: ['action', 'tag_operation'], parameters: tag },
  ],
  { name: 'tagging' },
)

async function importWorkflow(page: Page): Promise<void> {
  await page.goto('#/workflows')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import' }).click()
  const file = { name: 'tagging.json', mimeType: 'application/json', buffer: Buffer.from(tagging) }
  await (await chooser).setFiles(file)
}

/** Runs the kept workflow on the page “Run” and keeps that as a test with its nodes. */
async function keepTest(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Actions for tagging' }).click()
  await page.getByRole('menuitem', { name: 'Run' }).click()
  const workflow = page.getByRole('region', { name: 'Workflow', exact: true })
  await expect(workflow).toContainText('tagging')
  await page.locator('header').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByTestId('outcome')).toContainText('Success')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('menuitem', { name: /^Test/ }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('It tests “tagging”, which is in the library.')).toBeVisible()
  await expect(dialog.getByText(/^Attach the local tag seen to event/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('It is tagged')
  await dialog.getByRole('checkbox', { name: 'Which nodes are executed: 1 of 1' }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Show' }).click()
}

test('a run is kept as a test, which fails in words when its workflow is changed', async ({
  page,
}) => {
  await importWorkflow(page)
  await keepTest(page)
  const row = page.getByRole('row').filter({ hasText: 'It is tagged' })
  await expect(row).toContainText('Passed')

  // In the editor: on the canvas, then changed there and not saved.
  await page.getByRole('button', { name: 'Actions for It is tagged' }).click()
  await page.getByRole('menuitem', { name: 'Show the run in the editor' }).click()
  await expect(page.getByText('1 node executed, 1 effect')).toBeVisible()
  const canvas = page.getByRole('application', { name: 'Workflow' })
  await canvas.getByRole('group', { name: /^tag_operation, |^Tag operation, / }).click()
  await page.keyboard.press('Delete')
  await page.getByRole('tab', { name: 'Workflow', exact: true }).click()
  const tests = page.getByRole('region', { name: 'Tests' })
  await tests.getByRole('button', { name: 'Run all' }).click()
  await expect(tests.getByText('1 failed')).toBeVisible()
  const words = 'Node 2, which had to be executed, is not in the workflow any more.'
  await expect(tests.getByText(words)).toBeVisible()
  await expect(tests.getByText(/^Missing: Attach the local tag seen/)).toBeVisible()
  await expectAccessible(page)

  // The library knows the saved state only, until that is another one.
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.goto('#/workflows?kind=tests')
  await expect(row).toContainText('The workflow was changed since.')
  await page.getByRole('button', { name: 'Run all' }).click()
  await expect(row).toContainText(words)
  await expect(page.getByText('1 failed')).toBeVisible()
  await expectAccessible(page)
  await row.getByRole('button', { name: 'Accept the new result' }).click()
  await expect(page.getByText('1 passed')).toBeVisible()

  // Less is compared.
  await expect(row).toContainText('Expects success with the same effects and nodes')
  await page.getByRole('button', { name: 'Actions for It is tagged' }).click()
  await page.getByRole('menuitem', { name: 'What is compared' }).click()
  await page.getByRole('checkbox', { name: 'Which nodes are executed' }).uncheck()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(row).toContainText('Expects success with the same effects')
  await expect(page.getByText('1 passed')).toBeVisible()

  // The run itself, from the name.
  await row.getByRole('link', { name: 'It is tagged' }).click()
  await expect(page.getByTestId('outcome')).toContainText('Success')

  // A test goes with its workflow, and comes back with it.
  await page.goto('#/workflows')
  await page.getByRole('button', { name: 'Actions for tagging' }).click()
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  const notifications = page.getByRole('region', { name: /^Notifications/ })
  await expect(notifications.getByText('“tagging” and its test deleted.')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(page.getByRole('link', { name: 'tagging', exact: true })).toBeVisible()
  await page.goto('#/workflows?kind=tests')
  await expect(row).toContainText('Passed')
})
