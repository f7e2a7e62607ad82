import { type Locator, type Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { editorsLoaded, fillPath, pathField } from './path-field.ts'

/** The parts of the page as its users find them. */
function partsOf(page: Page): Record<'outcome' | 'tree' | 'paths' | 'status', Locator> {
  return {
    outcome: page.getByRole('region', { name: 'Path and result' }).locator('.outcome').first(),
    tree: page.getByRole('tree', { name: 'Data as a tree' }),
    paths: page.getByRole('list', { name: 'Paths found' }).getByRole('listitem'),
    status: page.locator('footer'),
  }
}

async function openPage(page: Page, query = ''): Promise<ReturnType<typeof partsOf>> {
  await page.goto(`#/hash-path${query}`)
  await expect(partsOf(page).outcome).toContainText('value')
  return partsOf(page)
}

async function openTree(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: 'Tree' }).click()
  const { tree } = partsOf(page)
  await expect(tree.getByRole('treeitem').first()).toContainText('Event')
  return tree
}

async function searchTree(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Search names and values' }).fill(text)
}

test.describe('finding a path', () => {
  test('values chosen in the tree give ranked paths; one is taken over', async ({ page }) => {
    const { outcome, tree, paths } = await openPage(page, '?sample=intrusion')
    await page.getByRole('tab', { name: 'Find' }).click()
    await expect(page.getByText('Which path gives these values?')).toBeVisible()
    await openTree(page)
    await searchTree(page, 'ip-dst')
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
    // From the type of the first attribute to its value, by keyboard.
    await page.getByRole('textbox', { name: 'Search names and values' }).press('ArrowDown')
    await expect(tree).toBeFocused()
    const line = page.getByRole('group', { name: 'Path of the line' })
    await expect(line).toContainText('Event.Attribute.0.type')
    await tree.press('Space')
    const chosen = page.getByRole('region', { name: 'Chosen values' })
    await expect(chosen).toContainText('1 value chosen')
    await expect(paths.first()).toContainText('exact')
    await expectAccessible(page)
    await paths.first().getByRole('button', { name: 'Use' }).click()
    await expect(outcome).toContainText('1 value')
    await expect(paths.first()).toContainText('In use')
    await chosen.getByRole('button', { name: /^Take out/ }).press('Enter')
    await expect(page.getByText('Which path gives these values?')).toBeVisible()
  })

  test('selected text is chosen with a key; its paths give exactly these', async ({ page }) => {
    const { outcome, paths } = await openPage(page)
    await editorsLoaded(page)
    await page.getByRole('textbox', { name: 'Event as JSON' }).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Alt+V')
    const chosen = page.getByRole('region', { name: 'Chosen values' })
    await expect(chosen).toContainText(/\d\d values chosen/)
    await chosen.getByRole('button', { name: 'Clear' }).click()
    await page.keyboard.press('Alt+J')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Alt+V')
    await expect(page.getByText('The selection touches no')).toBeVisible()
    await page
      .locator('.json-editor .view-lines')
      .getByText(/Phishing.for.mail/)
      .first()
      .dblclick()
    await page.keyboard.press('Alt+V')
    await expect(chosen).toContainText('1 value chosen')
    await expect(chosen).toContainText('Phishing for mail')
    await paths.first().getByRole('button', { name: 'Use' }).click()
    await expect(outcome).toContainText('1 value')
  })
})

test.describe('the data', () => {
  test('are normalised for any trigger', async ({ page }) => {
    const { outcome, status } = await openPage(page, '?sample=intrusion')
    await page.getByLabel('Normalise for the trigger').selectOption({ label: 'Event After Save' })
    await expect(outcome).toContainText('0 values')
    await expect(status).toContainText('event-after-save')
    await page.getByLabel('Normalise for the trigger').selectOption('attribute-after-save')
    await expect(outcome).toContainText('1 value')
    const record = page.getByLabel('Fired for the attribute')
    await expect(record).toHaveValue('0')
    await record.selectOption('2')
    await expect(page).toHaveURL(/trigger=attribute-after-save&record=2/)
    await expectAccessible(page)
    await page.reload()
    await expect(record).toHaveValue('2')
    await expect(outcome).toContainText('1 value')
    await page.getByLabel('Normalise for the trigger').selectOption('log-after-save')
    await expect(outcome).toContainText('24 values')
  })

  test('are compared with other events', async ({ page }) => {
    const { outcome, status } = await openPage(page)
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.getByRole('button', { name: 'Add events' }).click()
    await page.getByRole('menuitem', { name: /Intrusion/ }).click()
    const panel = page.getByRole('region', { name: 'Compare events' })
    await expect(panel).toContainText('2 of 2 events')
    await expectAccessible(page)
    await fillPath(page, 'Event.EventReport.{n}.name')
    await expect(panel).toContainText('1 of 2 events')
    await panel.getByRole('button', { name: /^Use/ }).click()
    await expect(status).toContainText('Intrusion (rich)')
    await expect(outcome).toContainText('2 values')
    await expect(panel).toContainText('Phishing mail (small)')
    await panel.getByRole('button', { name: /^Take out/ }).click()
    await expect(panel).toContainText('1 of 1 event')
  })

  test('of 100,000 attributes stay fluid as a tree', async ({ page }) => {
    test.slow()
    const { tree } = await openPage(page)
    const attributes = Array.from({ length: 100_000 }, (_, id) => ({
      id: String(id),
      type: id % 2 === 0 ? 'ip-dst' : 'domain',
      value: `host-${id}.example.com`,
    }))
    const content = JSON.stringify({ Event: { id: '1', info: 'big', Attribute: attributes } })
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open file' }).click()
    await (
      await chooser
    ).setFiles({ name: 'big.json', mimeType: 'application/json', buffer: Buffer.from(content) })
    await expect(partsOf(page).status).toContainText('100,000 attributes')
    await openTree(page)
    await tree.focus()
    await tree.press('ArrowDown')
    await tree.press('ArrowDown')
    await tree.press('ArrowDown')
    await tree.press('ArrowRight')
    await expect(tree.getByRole('treeitem')).not.toHaveCount(5)
    const frames = await tree.evaluate(async (scroller) => {
      const times: number[] = []
      let last = performance.now()
      for (let step = 0; step < 120; step += 1) {
        scroller.scrollTop += 4_000
        await new Promise(requestAnimationFrame)
        const now = performance.now()
        times.push(now - last)
        last = now
      }
      return times.toSorted((a, b) => a - b)
    })
    const [median = 0, worst = 0] = [frames[60], frames.at(-1)]
    test.info().annotations.push({
      type: 'figure',
      description: `scrolling a tree of 100,000 attributes: ${median.toFixed(0)} ms a frame, ${worst.toFixed(0)} ms at most`,
    })
    expect(median).toBeLessThan(60)
    expect(worst).toBeLessThan(500)
    await tree.press('End')
    await expect(tree.getByRole('treeitem').last()).toContainText('_AttributeFlattened')
    await searchTree(page, 'host-77777.')
    await expect(page.getByText('1 of 2', { exact: true })).toBeVisible()
    const line = page.getByRole('group', { name: 'Path of the line' })
    await expect(line).toContainText('Event.Attribute.77777.value')
    await expect(tree.locator('.found')).not.toHaveCount(0)
  })
})

test.describe('conditions', () => {
  test('keep and drop items as the modules do, and say why', async ({ page }) => {
    await openPage(page)
    await editorsLoaded(page)
    await page.keyboard.press('Alt+4')
    const panel = page.getByRole('region', { name: 'Try a condition' })
    await expect(panel).toContainText('1 item of 6 kept')
    await panel.getByRole('button', { name: /dropped/ }).click()
    await expect(panel).toContainText('compared as texts, letter by letter')
    await expectAccessible(page)
    await panel.getByLabel('Where').selectOption('IF :: Count')
    await panel.getByRole('button', { name: 'Take the path above' }).click()
    await panel.getByLabel('Condition', { exact: true }).selectOption('Greater than')
    await panel.getByLabel('Value', { exact: true }).fill('5')
    await expect(panel).toContainText('6 values counted: the workflow goes on at “then”')
    await panel.getByLabel('Where').selectOption('IF :: Generic')
    await panel.getByLabel('Operator').selectOption('Any value from')
    await expect(panel.getByText('Value list')).toBeVisible()
    await expect(panel).toContainText('goes on at “else”')
  })
})

test.describe('cheat sheet and links', () => {
  test('an example is tried out, and the address brings it to somebody else', async ({
    page,
    browser,
  }) => {
    const { outcome, status } = await openPage(page)
    await page.getByRole('tab', { name: 'Cheat sheet' }).click()
    const sheet = page.getByRole('region', { name: 'Cheat sheet' })
    await expect(sheet).toContainText('6 values in your data')
    await expectAccessible(page)
    await sheet
      .getByRole('button', { name: 'Event.Tag.{n}[name=/^tlp:/].name', exact: true })
      .click()
    await expect(outcome).toContainText('1 value')
    await sheet.getByRole('button', { name: /^Try score.{n}\[value=10\]/ }).click()
    await expect(outcome).toContainText('2 values')
    await expect(status).toContainText('Example of the cheat sheet')
    await expect(page).toHaveURL(/&event=[12]\./)
    const other = await browser.newPage()
    await other.goto(page.url())
    await expect(partsOf(other).outcome).toContainText('2 values')
    await expect(partsOf(other).status).toContainText('Example of the cheat sheet')
    await other.close()
  })

  test('a link is made with or without the data', async ({ page }) => {
    await openPage(page, '?path=Event.Tag.{n}.name')
    await page.getByRole('tab', { name: 'Cheat sheet' }).click()
    await page.getByRole('button', { name: 'Try {n}.name with its data' }).click()
    await expect(partsOf(page).outcome).toContainText('2 values')
    await page.keyboard.press('Alt+L')
    const dialog = page.getByRole('dialog', { name: 'Share as a link' })
    const link = dialog.getByRole('textbox')
    await expect(link).toHaveValue(/#\/s\/[12]\./)
    const long = (await link.inputValue()).length
    await dialog.getByRole('checkbox', { name: /With the data/ }).uncheck()
    await expect.poll(async () => (await link.inputValue()).length).toBeLessThan(long)
    await expectAccessible(page)
    await page.goto(await link.inputValue())
    await page.getByRole('button', { name: /^Open/ }).click()
    await expect(pathField(page)).toHaveValue('{n}.name')
  })
})

test('everything is there on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await openPage(page)
  await openTree(page)
  for (const name of ['Find', 'Condition', 'Compare', 'Cheat sheet']) {
    await page.getByRole('tab', { name, exact: true }).click()
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow, name).toBe(0)
  }
  await expectAccessible(page)
})
