import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { generateWorkflow } from '../bench/generate-workflow.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

/** One of the blueprints that ship with the page: a condition and a node that stops the run. */
const blueprint = fileURLToPath(
  new URL('../../blueprints/block-on-pap-red-or-tlp-red.json', import.meta.url),
)

function canvas(page: Page): Locator {
  return page.getByRole('application', { name: 'Workflow' })
}

function nodes(page: Page): Locator {
  return canvas(page).locator('[data-node]')
}

function edges(page: Page): Locator {
  return canvas(page).locator('.vue-flow__edge')
}

/** A node by the beginning of what a screen reader says of it. */
function node(page: Page, name: string): Locator {
  return canvas(page).getByRole('group', { name: new RegExp(`^${name}, `) })
}

async function startWithTrigger(page: Page): Promise<void> {
  await page.goto('#/edit')
  await page.getByRole('button', { name: /^Event Publish/ }).click()
  await expect(nodes(page)).toHaveCount(1)
}

async function openFile(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto('#/edit')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open a file' }).click(),
  ])
  await chooser.setFiles(file)
  await expect(nodes(page).first()).toBeVisible()
}

/** The middle of a connection on the screen. */
async function middleOf(edge: Locator): Promise<{ x: number; y: number }> {
  return edge.locator('.grip').evaluate((path: SVGPathElement) => {
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2)
    const matrix = path.getScreenCTM()
    return matrix === null ? { x, y } : { x: x * matrix.a + matrix.e, y: y * matrix.d + matrix.f }
  })
}

test('a workflow is made with the mouse', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await startWithTrigger(page)
  await page.getByRole('searchbox', { name: 'Search modules' }).fill('tag operation')
  const place = canvas(page)
  await page
    .getByRole('button', { name: 'Add Tag operation' })
    .dragTo(place, { targetPosition: { x: 560, y: 420 } })
  await expect(nodes(page)).toHaveCount(2)

  // From port to port.
  const from = await node(page, 'Event Publish').locator('.vue-flow__handle.source').boundingBox()
  const to = await node(page, 'Tag operation').locator('.vue-flow__handle.target').boundingBox()
  if (from === null || to === null) throw new Error('The nodes have no ports.')
  await page.mouse.move(from.x + 5, from.y + 5)
  await page.mouse.down()
  await page.mouse.move(to.x + 5, to.y + 5, { steps: 6 })
  await page.mouse.up()
  await expect(edges(page)).toHaveCount(1)

  // Onto the connection: it is put in between.
  await page.getByRole('tab', { name: 'Logic' }).click()
  await page.getByRole('searchbox', { name: 'Search modules' }).fill('published')
  const box = await place.boundingBox()
  const middle = await middleOf(edges(page))
  await page.getByRole('button', { name: /^Add .*Published/ }).dragTo(place, {
    targetPosition: { x: middle.x - (box?.x ?? 0), y: middle.y - (box?.y ?? 0) },
  })
  await expect(nodes(page)).toHaveCount(3)
  await expect(edges(page)).toHaveCount(2)

  // Room was made for it. Then to an empty place: a module is offered there.
  await page.keyboard.press('1')
  await expect(node(page, 'Tag operation')).toBeInViewport({ ratio: 0.9 })
  const end = await node(page, 'Tag operation').locator('.vue-flow__handle.source').boundingBox()
  if (end === null) throw new Error('The node has no output.')
  await page.mouse.move(end.x + 5, end.y + 5)
  await page.mouse.down()
  await page.mouse.move(end.x + 40, end.y + 140, { steps: 6 })
  await page.mouse.up()
  await page.getByRole('combobox', { name: 'Add a module' }).fill('stop exec')
  await page.keyboard.press('Enter')
  await expect(node(page, 'Stop execution')).toHaveAccessibleName(/from Tag operation/)
  await expect(page.getByText('4 nodes')).toBeVisible()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('3 nodes')).toBeVisible()
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(page.getByText('4 nodes')).toBeVisible()
})

test('the keyboard does what the mouse does', async ({ page }) => {
  await startWithTrigger(page)
  await page.keyboard.press('a')
  await page.getByRole('combobox', { name: 'Add a module' }).fill('tag operation')
  await page.keyboard.press('Enter')
  await expect(node(page, 'Tag operation')).toBeFocused()
  await expect(edges(page)).toHaveCount(1)

  await page.keyboard.press('ArrowLeft')
  await expect(node(page, 'Event Publish')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  const before = await node(page, 'Tag operation').boundingBox()
  await page.keyboard.press('Alt+ArrowDown')
  await expect
    .poll(async () => (await node(page, 'Tag operation').boundingBox())?.y)
    .toBeGreaterThan(before?.y ?? 0)

  await page.keyboard.press('Control+D')
  await expect(nodes(page)).toHaveCount(3)
  await page.keyboard.press('Control+Z')
  await expect(nodes(page)).toHaveCount(2)

  await page.keyboard.press('F2')
  const name = page.getByRole('textbox', { name: 'Name of the node' })
  await expect(name).toBeFocused()
  await name.fill('Mark it')
  await expect(node(page, 'Mark it')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(node(page, 'Mark it')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(nodes(page)).toHaveCount(1)

  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: 'Search commands' }).fill('undo')
  await page.keyboard.press('Enter')
  await expect(nodes(page)).toHaveCount(2)
})

test('a blueprint is opened, run, saved and opened again', async ({ page }) => {
  await page.goto('#/edit?blueprint=block-on-pap-red-or-tlp-red')
  await expect(nodes(page).first()).toBeVisible()
  await canvas(page).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Blocked', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(node(page, 'Stop execution')).toHaveAccessibleName(/stopped the run/)

  await page.getByRole('button', { name: 'Details' }).click()
  await expect(page).toHaveURL(/#\/run/)
  await expect(page.getByText('Blocked').first()).toBeVisible()
  await page.goBack()

  await page.keyboard.press('Control+S')
  await expect(page).toHaveURL(/#\/edit\/[0-9a-f-]{36}$/)
  await page.reload()
  await expect(node(page, 'Stop execution')).toBeVisible()
})

test('parameters, problems and their fixes', async ({ page }) => {
  await startWithTrigger(page)
  await page.getByRole('searchbox', { name: 'Search modules' }).fill('tag operation')
  await page.getByRole('button', { name: 'Add Tag operation' }).click()
  await expect(nodes(page)).toHaveCount(2)
  const panel = page.getByRole('region', { name: 'Side panel' })
  await expect(panel.getByRole('textbox', { name: 'Name of the node' })).toHaveValue(
    'Tag operation',
  )

  // Nothing leads to the node: said on it, in the panel and in the list.
  const problem = node(page, 'Tag operation').getByRole('button', { name: /^Problems of/ })
  await expect(problem).toBeVisible()
  await panel.getByRole('tab', { name: /^Problems/ }).click()
  await expect(panel.getByRole('listitem').first()).toBeVisible()

  await panel.getByRole('tab', { name: 'Node' }).click()
  await panel.getByRole('switch', { name: 'Enabled' }).click()
  await expect(node(page, 'Tag operation')).toHaveAccessibleName(/disabled/)
})

test('nodes go through the clipboard as JSON and into files', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openFile(page, blueprint)
  const count = await nodes(page).count()
  await canvas(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(JSON.parse(copied)).toHaveProperty('WorkflowBlueprint')
  await page.keyboard.press('Control+V')
  await expect(nodes(page)).toHaveCount(2 * count)

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /MISP JSON/ }).click(),
  ])
  const exported: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(exported).toHaveProperty('WorkflowBlueprint.data.length', 2 * count)

  // What is not saved is not lost without being asked about.
  await page.keyboard.press('Alt+N')
  const dialog = page.getByRole('dialog', { name: 'Save the changes first?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(nodes(page)).toHaveCount(2 * count)
})

test('a file that is no workflow is refused in words and changes nothing', async ({ page }) => {
  await openFile(page, blueprint)
  const count = await nodes(page).count()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open a workflow or blueprint file' }).click(),
  ])
  const buffer = Buffer.from('{"Workflow": {"data": ')
  await chooser.setFiles({ name: 'broken.json', mimeType: 'application/json', buffer })
  await expect(page.getByRole('alert')).toContainText('“broken.json” was not opened')
  await expect(nodes(page)).toHaveCount(count)
})

test('a big workflow opens readable, and as a picture from far away', async ({ page }) => {
  const buffer = Buffer.from(generateWorkflow(1000))
  await openFile(page, { name: 'big.json', mimeType: 'application/json', buffer })
  expect(await nodes(page).count()).toBeLessThan(100)
  await canvas(page).focus()
  await page.keyboard.press('1')
  await expect(canvas(page).locator('canvas.overview')).toBeVisible()
  await page.keyboard.press('Control+F')
  await page.getByRole('searchbox', { name: 'Search nodes' }).fill('900')
  await page.keyboard.press('Enter')
  await expect(nodes(page).first()).toBeVisible()
})

test('the editor is accessible, also on a phone', async ({ page }) => {
  await page.goto('#/edit')
  await expect(page.getByRole('button', { name: /^Event Publish/ })).toBeVisible()
  await expectAccessible(page)
  await page.goto('#/edit?blueprint=block-on-pap-red-or-tlp-red')
  await node(page, 'Stop execution').click()
  await page.keyboard.press('e')
  await expect(page.getByRole('group', { name: 'Parameters of Stop execution' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 390, height: 844 })
  await canvas(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Side panel' })).toBeVisible()
  await expectAccessible(page)
})

test('a version is compared with now on the canvas', async ({ page }) => {
  await startWithTrigger(page)
  await page.keyboard.press('Control+S')
  await expect(page.getByText(/^Saved at/)).toBeVisible()
  await node(page, 'Event Publish').click()
  await page.keyboard.press('Shift+A')
  await page.getByRole('combobox', { name: 'Add a module' }).fill('tag operation')
  await page.keyboard.press('Enter')
  await expect(nodes(page)).toHaveCount(2)
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Show on the canvas' }).click()
  const comparison = page.getByRole('dialog', { name: 'Comparison of versions' })
  await expect(comparison.getByRole('group', { name: /^Added: Tag operation/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(canvas(page)).toBeFocused()
})
