import { type Locator, type Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { editorsLoaded, fillPath, pathField } from './path-field.ts'

/** The parts of the page as its users find them. */
function partsOf(page: Page): Record<'path' | 'outcome' | 'entries' | 'json' | 'status', Locator> {
  const answers = page.getByRole('region', { name: 'Path and result' })
  return {
    path: pathField(page),
    outcome: answers.locator('.outcome'),
    entries: answers.getByRole('listitem'),
    json: page.getByRole('textbox', { name: 'Event as JSON' }),
    status: page.locator('footer'),
  }
}

/** The text in the JSON editors. */
const jsonLines = '.json-editor .view-lines'

/** Opens the page and waits until Monaco has taken over. */
async function openPage(page: Page, query = ''): Promise<ReturnType<typeof partsOf>> {
  await page.goto(`#/hash-path${query}`)
  await editorsLoaded(page)
  return partsOf(page)
}

/** Replaces the text in the editor as a user does. */
async function replaceJson(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await partsOf(page).json.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+V')
}

async function openFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open file' }).click()
  const buffer = Buffer.from(content)
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer })
}

/** An event with so many attributes that it has about `megabytes`. */
function bigEvent(megabytes: number): string {
  const comment = 'x'.repeat(760)
  const attributes = Array.from({ length: megabytes * 1200 }, (_, id) => ({
    id: String(id),
    type: id % 2 === 0 ? 'ip-dst' : 'domain',
    value: `192.0.2.${id % 250}`,
    comment,
  }))
  return JSON.stringify({ Event: { id: '1', info: 'big', Attribute: attributes } }, null, 1)
}

test.describe('paths', () => {
  test('a path gives its values while it is typed', async ({ page }) => {
    const { path, outcome, entries, status } = await openPage(page)
    await expect(status).toContainText('Phishing mail (small)')
    await expect(outcome).toContainText('6 values')
    await fillPath(page, '')
    await path.pressSequentially('Event.Tag.{n}.name')
    await expect(outcome).toContainText('3 values')
    await expect(entries.first()).toContainText('"tlp:amber"')
    await fillPath(page, 'Event.nope.{n}')
    await expect(outcome).toContainText('0 values')
    await expect(page.getByText('The path leads to nothing in this data')).toBeVisible()
  })

  test('examples are tried with a click', async ({ page }) => {
    const { path, outcome } = await openPage(page)
    await page.getByRole('button', { name: 'Examples' }).click()
    await page.getByRole('menuitem', { name: /type=ip-dst/ }).click()
    await expect(path).toHaveValue('Event.Attribute.{n}[type=ip-dst].value')
    await expect(path).toBeFocused()
    await expect(outcome).toContainText('1 value')
  })

  test('extract and get read the same path in their own way', async ({ page }) => {
    const { outcome, entries } = await openPage(page)
    await fillPath(page, 'Event.info')
    await expect(outcome).toContainText('1 value')
    await page.getByLabel('get', { exact: true }).check()
    await expect(outcome).toContainText('one text')
    await expect(entries.first()).toContainText('Phishing for mail passwords')
    await fillPath(page, 'Event.Tag.{n}.name')
    await expect(outcome).toContainText('nothing')
    await expect(page.getByText('get gives its default, null')).toBeVisible()
  })

  test('the data is normalised as for event-publish, or left as it is', async ({ page }) => {
    const { outcome } = await openPage(page, '?sample=intrusion')
    await fillPath(page, 'Event._AttributeFlattened.{n}._allTags.{n}[inherited=true].name')
    await expect(outcome).toContainText('264 values')
    await page.getByRole('switch', { name: 'Normalise' }).uncheck()
    await expect(outcome).toContainText('0 values')
    await page.getByRole('tab', { name: 'As MISP sees it' }).click()
    await page.getByRole('textbox', { name: 'Normalised data' }).focus()
    await page.keyboard.press('Control+End')
    await expect(page.locator(jsonLines).last()).toContainText('inherited')
  })

  test('an entry opens to its whole value, by keyboard too', async ({ page }) => {
    const { entries } = await openPage(page)
    await fillPath(page, 'Event.Attribute.{n}')
    await expect(entries.first()).toContainText('"email-src"')
    await entries.first().getByRole('button').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const opened = page.getByRole('region', { name: 'Opened entry' })
    await expect(opened).toContainText('Entry 1')
    await expect(opened).toContainText('"type": "email-subject"')
    await opened.getByRole('button', { name: 'Close entry' }).press('Enter')
    await expect(opened).toBeHidden()
    await expect(entries.nth(1).getByRole('button')).toBeFocused()
  })

  test('the result is copied as a JSON list', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { outcome } = await openPage(page)
    await fillPath(page, 'Event.Tag.{n}.name')
    await expect(outcome).toContainText('3 values')
    await page.getByRole('button', { name: 'Copy result' }).click()
    await expect(page.getByText('Result copied as JSON').first()).toBeVisible()
    const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
    expect(copied).toEqual(['tlp:amber', 'rsit:fraud="phishing"', 'workflow:state="incomplete"'])
  })

  test('path, mode, form and sample survive a reload', async ({ page }) => {
    const { path, outcome, status } = await openPage(page, '?sample=intrusion')
    await fillPath(page, 'Event.Orgc.name')
    await page.getByLabel('get', { exact: true }).check()
    await page.getByRole('switch', { name: 'Normalise' }).uncheck()
    await expect(page).toHaveURL(/path=Event.Orgc.name&mode=get&data=raw&sample=intrusion/)
    await page.reload()
    await expect(path).toHaveValue('Event.Orgc.name')
    await expect(outcome).toContainText('one text')
    await expect(status).toContainText('Intrusion (rich)')
    await expect(status).toContainText('JSON as it is')
  })

  test('own text survives a reload and a visit to another page', async ({ page }) => {
    const { outcome } = await openPage(page)
    await replaceJson(page, '{"Event": {"info": "mine", "Attribute": [{"value": "only"}]}}')
    await expect(outcome).toContainText('1 value')
    await page.getByRole('link', { name: 'Start' }).click()
    await page.getByRole('link', { name: 'Hash path', exact: true }).first().click()
    await expect(page.locator(jsonLines).first()).toContainText('mine')
    await page.reload()
    await expect(page.locator(jsonLines).first()).toContainText('mine')
    await expect(outcome).toContainText('1 value')
  })
})

test.describe('advice', () => {
  test('a path is coloured, its error underlined, explained and mended', async ({ page }) => {
    const { path, outcome } = await openPage(page)
    await fillPath(page, 'Event.Attribute.{n}[type=ip-dst].Tag.name')
    await expect(page.locator('.path-input .path-wildcard')).toHaveText('{n}')
    await expect(page.locator('.path-input .path-attribute')).toHaveText('type')
    await expect(page.locator('.path-input .path-noted')).not.toHaveCount(0)
    await expect(path).toHaveAccessibleDescription(/\S/)
    const notes = page.getByRole('list', { name: 'Notes on the path' })
    await expectAccessible(page)
    await notes.getByRole('button').first().click()
    await expect(path).toHaveValue('Event.Attribute.{n}[type=ip-dst].Tag.{n}.name')
    await expect(path).toBeFocused()
    await expect(outcome).toContainText('2 values')
    await expect(notes).toBeHidden()
    await expect(page.locator('.path-input .path-noted')).toHaveCount(0)
  })
})

test.describe('between JSON and path', () => {
  test('what a path gives is marked in the JSON, and an entry leads to its place', async ({
    page,
  }) => {
    const { entries } = await openPage(page, '?sample=intrusion')
    await fillPath(page, 'Event.Attribute.{n}[type=ip-src].value')
    await expect(entries).toHaveCount(2)
    await expect(page.locator('.json-mark')).toHaveCount(0)
    await entries.first().getByRole('button').click()
    await expect(page.locator('.json-mark')).not.toHaveCount(0)
    await expect(page.locator(jsonLines)).toContainText('"value": "198.51.100.7"')
    await expect(page.getByRole('group', { name: 'Path at the cursor' })).toContainText(
      'Event.Attribute.3.value',
    )
    await expect(entries.first().getByRole('button')).toBeFocused()
    await expectAccessible(page)
  })

  test('flattened attributes and inherited tags lead to where they come from', async ({ page }) => {
    const { entries } = await openPage(page, '?sample=intrusion')
    const here = page.getByRole('group', { name: 'Path at the cursor' })
    await fillPath(page, 'Event._AttributeFlattened.{n}[object_relation=dst-port].value')
    await entries.last().getByRole('button').click()
    await expect(here).toContainText('Event.Object.3.Attribute.1.value')
    await fillPath(page, 'Event._AttributeFlattened.0._allTags.0.name')
    await expect(entries).toHaveCount(1)
    await entries.first().getByRole('button').click()
    await expect(here).toContainText('Event.Tag.0.name')
    // What MISP adds is shown in the data as MISP sees it.
    await fillPath(page, 'Event._AttributeFlattened.0._allTags.0.inherited')
    await expect(entries.first()).toContainText('true')
    await entries.first().getByRole('button').click()
    const normalised = page.getByRole('tabpanel', { name: 'As MISP sees it' })
    await expect(normalised.locator('.view-lines')).toContainText('"inherited": true')
    await expect(normalised.locator('.json-mark')).not.toHaveCount(0)
  })

  test('a place in the JSON gives its path', async ({ page }) => {
    const { path, outcome } = await openPage(page)
    const here = page.getByRole('group', { name: 'Path at the cursor' })
    await expect(here).toContainText('Click into the JSON to get a path')
    await page.locator(jsonLines).hover()
    await page.mouse.wheel(0, 1000)
    await page.locator(jsonLines).getByText('"email-src"').click()
    await expect(here).toContainText('Event.Attribute.0.type')
    await here.getByRole('button', { name: 'Use', exact: true }).click()
    await expect(path).toHaveValue('Event.Attribute.0.type')
    await expect(outcome).toContainText('1 value')
    await here.getByRole('button', { name: 'Use for all items' }).click()
    await expect(path).toHaveValue('Event.Attribute.{n}.type')
    await expect(outcome).toContainText('6 values')
  })
})

test.describe('bad input', () => {
  test('invalid JSON is explained, and the last valid data stays in use', async ({ page }) => {
    const { outcome, status } = await openPage(page)
    const text = '{"Event": {\n  "info": "x"\n  "id": 1\n}}'
    await replaceJson(page, text)
    const notice = page.getByRole('alert').filter({ hasText: 'This is not valid JSON' })
    await expect(notice).toContainText('Line 3, column 3: A comma is missing before this')
    await expect(notice).toContainText('"id": 1')
    await expect(status).toContainText('Last valid data in use')
    await fillPath(page, 'Event.Tag.{n}.name')
    await expect(outcome).toContainText('3 values')
    await expectAccessible(page)
    await notice.getByRole('button', { name: 'Show in text' }).click()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('End')
    await page.keyboard.insertText(',')
    await expect(notice).toBeHidden()
    await expect(outcome).toContainText('0 values')
  })

  test('JSON that is no event says so and offers to go on', async ({ page }) => {
    const { outcome, entries } = await openPage(page)
    await replaceJson(page, '{"colours": ["red", "green"]}')
    await expect(page.getByText('This is an object with the field “colours”')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Use the JSON as it is' }).click()
    await fillPath(page, 'colours.{n}')
    await expect(outcome).toContainText('2 values')
    await expect(entries.last()).toContainText('"green"')
  })

  test('a file of 200 MB is refused with the limit, and the page goes on', async ({ page }) => {
    const { outcome, status } = await openPage(page)
    // Playwright hands over no more than 50 MB: the page gets the file from within.
    await page.evaluate(() => {
      const files = new DataTransfer()
      files.items.add(new File(['x'.repeat(1000), new Uint8Array(200_000_000)], 'huge.json'))
      const target = document.querySelector('main section') ?? document.body
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true }))
    })
    await expect(page.locator('.notice')).toContainText(
      '“huge.json” has 200 MB; files of up to 64 MB',
    )
    await expect(status).toContainText('Phishing mail (small)')
    await fillPath(page, 'Event.Tag.{n}.name')
    await expect(outcome).toContainText('3 values')
  })

  test('a sample that does not exist is named', async ({ page }) => {
    await page.goto('#/hash-path?sample=nope')
    await expect(page.locator('.notice')).toContainText('The sample “nope” could not be loaded')
    await page.getByRole('button', { name: 'Samples' }).click()
    await page.getByRole('menuitem', { name: /Phishing/ }).click()
    await expect(partsOf(page).outcome).toContainText('6 values')
  })

  test('unbalanced brackets and unfinished paths are answered while typing', async ({ page }) => {
    const { outcome } = await openPage(page)
    for (const [text, words] of [
      ['Event.Attribute.{n}[type=ip-dst', '6 values'],
      ['Event.Attribute.{n}]', '0 values'],
      ['[', '0 values'],
      ['{', '0 values'],
      ['...', '0 values'],
      ['', 'an object with 1 field'],
    ] as const) {
      await fillPath(page, text)
      await expect(outcome).toContainText(words)
    }
  })

  test('what MISP would not survive is said', async ({ page }) => {
    await openPage(page)
    await fillPath(page, 'Event[Tag=/tlp/]')
    const notice = page.getByRole('alert').filter({ hasText: 'MISP would stop here with an error' })
    await expect(notice).toContainText('TypeError: preg_match()')
    await expectAccessible(page)
    await fillPath(page, 'Event.info')
    await expect(notice).toBeHidden()
  })

  test('a regex that runs for ever is stopped by the clock, by hand and by the next path', async ({
    page,
  }) => {
    const { outcome, entries } = await openPage(page)
    const values = JSON.stringify([{ value: `${'a'.repeat(60)}!` }, { value: 'fine' }])
    await replaceJson(page, values)
    await page.getByRole('switch', { name: 'Normalise' }).uncheck()
    await fillPath(page, '{n}.value')
    await expect(outcome).toContainText('2 values')
    await fillPath(page, '{n}[value=/^(a+)+$/].value')
    await expect(page.getByText('Stopped: the path took longer than 5 seconds')).toBeVisible()
    await expectAccessible(page)
    await fillPath(page, '{n}[value=/^(a+)+b$/].value')
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByText('Change the path to go on')).toBeVisible()
    await fillPath(page, '{n}[value=/^(a+)+c$/].value')
    await expect(outcome).toContainText('Working')
    const start = Date.now()
    await fillPath(page, '{n}[value=fine].value')
    await expect(entries.first()).toContainText('"fine"')
    expect(Date.now() - start).toBeLessThan(3000)
  })
})

test.describe('the editor', () => {
  test('takes over what was typed before it was there', async ({ page }) => {
    // Monaco is held back until the text area has been used.
    let letMonacoCome = (): void => {}
    const held = new Promise<void>((resolve) => {
      letMonacoCome = resolve
    })
    await page.route(/\/monaco-[^/]*\.js$/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto('#/hash-path')
    const { json, outcome } = partsOf(page)
    await expect(outcome).toContainText('6 values')
    await expect(page.locator('textarea')).toBeVisible()
    await json.fill('{"Event": {"Attribute": []}}')
    await json.press('ArrowLeft')
    await json.press('ArrowLeft')
    await json.press('ArrowLeft')
    await json.pressSequentially('{"value": 1}')
    await expect(outcome).toContainText('1 value')
    letMonacoCome()
    const lines = page.locator(jsonLines)
    await expect(lines).toContainText('{"Event": {"Attribute": [{"value": 1}]}}')
    await expect(json).toBeFocused()
    await page.keyboard.type(',{"value": 2}')
    await expect(outcome).toContainText('2 values')
    for (let count = 0; count < 40; count += 1) await page.keyboard.press('ControlOrMeta+Z')
    await expect(lines).toContainText('Phishing for mail passwords')
    await expect(outcome).toContainText('6 values')
  })

  test('replacing own text by a sample can be taken back', async ({ page }) => {
    const { outcome } = await openPage(page)
    await replaceJson(page, '{"Event": {"info": "mine", "Attribute": [{"value": "only"}]}}')
    await expect(outcome).toContainText('1 value')
    await page.getByRole('button', { name: 'Samples' }).click()
    await page.getByRole('menuitem', { name: /Intrusion/ }).click()
    await expect(outcome).toContainText('24 values')
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.locator(jsonLines)).toContainText('mine')
    await expect(outcome).toContainText('1 value')
  })

  test('lays JSON out without changing its numbers', async ({ page }) => {
    await openPage(page)
    await replaceJson(page, '{"Event":{"id":12345678901234567890}}')
    await expect(partsOf(page).status).toContainText('37 characters')
    await page.getByRole('button', { name: 'Format JSON' }).click()
    await expect(page.locator(jsonLines)).toContainText('"id": 12345678901234567890')
    await expect(page.locator('.json-editor .view-line')).toHaveCount(5)
  })

  test('a file can be dropped anywhere on the page', async ({ page }) => {
    const { outcome, status } = await openPage(page)
    await page.evaluate(() => {
      const files = new DataTransfer()
      files.items.add(new File(['{"Event":{"Attribute":[{"value":1}]}}'], 'dropped.json'))
      const target = document.querySelector('main input')
      const over = new DragEvent('dragover', {
        dataTransfer: files,
        bubbles: true,
        cancelable: true,
      })
      target?.dispatchEvent(over)
    })
    await expect(page.getByText('Drop a JSON file to open it')).toBeVisible()
    await page.evaluate(() => {
      const files = new DataTransfer()
      files.items.add(new File(['{"Event":{"Attribute":[{"value":1}]}}'], 'dropped.json'))
      const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true })
      document.querySelector('main input')?.dispatchEvent(drop)
    })
    await expect(status).toContainText('dropped.json')
    await expect(outcome).toContainText('1 value')
  })

  test('an event of 30 MB opens, answers and leaves the page fluid', async ({ page }) => {
    test.slow()
    const { outcome, status, entries } = await openPage(page)
    await openFile(page, 'big.json', bigEvent(30))
    await expect(status).toContainText('36,000 attributes')
    await expect(outcome).toContainText('36,000 values')
    await fillPath(page, 'Event._AttributeFlattened.{n}[type=ip-dst].value')
    await expect(outcome).toContainText('18,000 values')
    await entries.first().hover()
    await page.locator('.scroller').evaluate((scroller) => {
      scroller.scrollTop = scroller.scrollHeight
    })
    await expect(entries.last()).toContainText('17999')
    await expect(entries.last()).toContainText('"192.0.2.248"')
    // Typing stays fluid: no keystroke waits longer than people notice.
    const slowest = await page.evaluate(async () => {
      let longest = 0
      let last = performance.now()
      const until = last + 1500
      while (last < until) {
        await new Promise(requestAnimationFrame)
        const now = performance.now()
        longest = Math.max(longest, now - last)
        last = now
      }
      return longest
    })
    expect(slowest).toBeLessThan(500)
  })

  test('several events in one file: one is chosen', async ({ page }) => {
    const { outcome } = await openPage(page)
    await openFile(
      page,
      'search.json',
      '{"response":[{"Event":{"id":"1","info":"first"}},{"Event":{"id":"2","info":"second"}}]}',
    )
    await fillPath(page, 'Event.info')
    await expect(page.getByText('This is a list of 2 MISP events')).toBeVisible()
    await expect(outcome).toContainText('1 value')
    await page.getByLabel('In use:').selectOption('#2 second')
    await expect(partsOf(page).entries.first()).toContainText('"second"')
    await expectAccessible(page)
  })
})

test.describe('whole page', () => {
  test('is accessible with results, in both views and themes', async ({ page }) => {
    const { outcome } = await openPage(page, '?sample=intrusion&path=Event.Attribute.{n}')
    await expect(outcome).toContainText('24 values')
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'JSON' }).check()
    await expect(page.getByRole('region', { name: 'Result as JSON' })).toContainText('"ip-dst"')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Examples' }).click()
    await expectAccessible(page)
  })

  test('is used by keyboard alone', async ({ page }) => {
    const { path, json, outcome } = await openPage(page)
    await expect(outcome).toContainText('6 values')
    await page.keyboard.press('Alt+P')
    await expect(path).toBeFocused()
    await page.keyboard.type('Event.info')
    await expect(outcome).toContainText('1 value')
    await page.keyboard.press('Alt+M')
    await expect(outcome).toContainText('one text')
    await page.keyboard.press('Alt+J')
    await expect(json).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(json).not.toBeFocused()
    const bar = page.getByRole('separator', { name: 'Share of the event' })
    await bar.focus()
    const before = await bar.getAttribute('aria-valuenow')
    await page.keyboard.press('ArrowRight')
    await expect(bar).not.toHaveAttribute('aria-valuenow', before ?? '')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toContainText('Switch between extract and get')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  test('the chosen theme is there from the first paint on', async ({ page, problems }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await openPage(page)
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await background()
    await page.getByRole('button', { name: /^Theme/ }).click()
    await page.getByRole('button', { name: /^Theme/ }).click()
    await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible()
    const dark = await background()
    expect(dark).not.toBe(light)
    await page.route(/\/index-[^/]*\.js$/, (route) => route.abort())
    await page.reload({ waitUntil: 'domcontentloaded' })
    expect(await background()).toBe(dark)
    expect(problems.splice(0).join()).toContain('index-')
  })

  test('the two halves stack on a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    const { path, json, outcome } = await openPage(page)
    await expect(outcome).toContainText('6 values')
    const [top, bottom] = [await json.boundingBox(), await path.boundingBox()]
    expect(top?.y ?? 0).toBeLessThan(bottom?.y ?? 0)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    await expectAccessible(page)
  })
})
