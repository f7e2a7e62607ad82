import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'

/** Opens the editor with a blueprint of ours, and the palette's list of blueprints. */
async function openList(page: Page, id: string) {
  await page.goto(`#/edit?blueprint=${id}`)
  await page.getByRole('tab', { name: 'Blueprints' }).click()
  return {
    nodes: page.locator('[data-node]'),
    own: page.getByRole('list', { name: 'Your blueprints' }),
    insert: (name: string) => page.getByRole('button', { name: `Insert ${name}` }),
  }
}

test.describe('blueprints in the editor', () => {
  test('are put in by dragging and by Enter, in a frame of their own', async ({ page }) => {
    const { nodes, insert } = await openList(page, 'mail-on-a-pulled-event')
    await expect(nodes).toHaveCount(2)
    await insert('Curation gate').dragTo(page.locator('.vue-flow__pane'), {
      targetPosition: { x: 260, y: 460 },
    })
    await expect(nodes).toHaveCount(6)
    await insert('tlp:white gets tlp:clear').press('Enter')
    await expect(nodes).toHaveCount(10)
    await expect(page.getByText('Curation gate', { exact: true })).toHaveCount(2)
    await expectAccessible(page)
  })

  test('are made of a selection, kept, renamed, deleted and taken back', async ({ page }) => {
    const { nodes, own, insert } = await openList(page, 'mail-on-a-pulled-event')
    await nodes.last().click()
    await page.getByRole('button', { name: 'Save the selection as a blueprint' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Only the mail')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await expect(own).toContainText('Only the mail')

    await page.reload()
    await page.getByRole('tab', { name: 'Blueprints' }).click()
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
