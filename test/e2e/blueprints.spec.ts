import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'

/** Opens the editor with a blueprint of ours, and the palette's list of blueprints. */
async function openList(page: Page, id: string) {
  await page.goto(`#/edit?blueprint=${id}`)
  await page.getByRole('tab', { name: 'Blueprints' }).click()
  return {
    nodes: page.locator('[data-node]'),
    /** The canvas draws only what is in sight: the line below it counts all. */
    count: (nodes: number) => page.getByText(`${String(nodes)} nodes`, { exact: true }),
    own: page.getByRole('list', { name: 'Your blueprints' }),
    insert: (name: string) => page.getByRole('button', { name: `Insert ${name}` }),
  }
}

test.describe('blueprints in the editor', () => {
  test('are put in by dragging and by Enter, in a frame of their own', async ({ page }) => {
    const { count, insert } = await openList(page, 'mail-on-a-pulled-event')
    await expect(count(2)).toBeVisible()
    await insert('Curation gate').dragTo(page.locator('.vue-flow__pane'), {
      targetPosition: { x: 260, y: 460 },
    })
    await expect(count(6)).toBeVisible()
    await insert('tlp:white gets tlp:clear').press('Enter')
    await expect(count(10)).toBeVisible()
    await expect(
      page.getByRole('button', { name: /^Frame “Curation gate” around 4/ }),
    ).toBeVisible()
    await expect(page.getByRole('button', { name: /^Frame “tlp:white gets/ })).toBeVisible()
    await expectAccessible(page)
  })

  test('are made of a selection, kept, renamed, deleted and taken back', async ({ page }) => {
    const { nodes, own, insert } = await openList(page, 'mail-on-a-pulled-event')
    await nodes.first().click()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: 'Save the selection as a blueprint' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Only the mail')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect(own).toContainText('Only the mail')
    await insert('Only the mail').press('F2')
    await dialog.getByLabel('Name').fill('The mail')
    await page.keyboard.press('Enter')
    await expect(own).toContainText('The mail')
    await page.getByRole('button', { name: 'Delete The mail' }).click()
    await expect(insert('The mail')).toBeHidden()
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect(insert('The mail')).toBeVisible()
  })
})

test('a workflow is exported as pictures under the content security policy', async ({ page }) => {
  await openList(page, 'curation-gate')
  for (const [format, start] of [
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"'],
    ['PNG', '\x89PNG'],
  ] as const) {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await page.getByRole('menuitem', { name: format }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`curation-gate.${format.toLowerCase()}`)
    const content = readFileSync(await file.path(), 'latin1')
    expect(content.slice(0, start.length)).toBe(start)
    expect(content.length).toBeGreaterThan(3000)
  }
})
