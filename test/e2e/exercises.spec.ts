import { readFileSync } from 'node:fs'
import { expect, expectAccessible, test } from './fixtures.ts'
import { pathField } from './path-field.ts'
import { linkOf } from './released-link.ts'

test('a hash-path exercise is solved by keyboard, and stays solved', async ({ page }) => {
  await page.goto('#/exercises')
  const pack = page.getByRole('region', { name: 'Hash paths' })
  await expect(pack.getByText('0 of 12 solved')).toBeVisible()
  await expectAccessible(page)
  await pack.getByRole('link', { name: 'Begin' }).focus()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'The title of an event' })).toBeVisible()
  const checks = page.getByRole('list', { name: 'Checks' })
  await expect(checks).toContainText('It gives 16 values; 1 should come out.')
  await pathField(page).focus()
  // The code editor takes over from the plain field when it is entered.
  await expect(page.locator('.path-input .monaco-editor')).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.type('.date')
  await expect(checks).toContainText('It gives one value, but another one than asked for.')
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('"2026-10-20"')
  for (let left = 'date'.length; left > 0; left -= 1) await page.keyboard.press('Backspace')
  await page.keyboard.type('info')
  const solved = page.getByRole('status').filter({ hasText: 'Solved' })
  await expect(solved).toContainText('read key by key')
  await expectAccessible(page)

  await solved.getByRole('link', { name: 'Next: Who made the event?' }).click()
  await expect(page.getByRole('heading', { name: 'Who made the event?' })).toBeVisible()
  await page.getByRole('button', { name: 'Give me a hint (2 left)' }).click()
  await expect(page.getByText('Two organisations stand there', { exact: false })).toBeVisible()
  await page.getByRole('link', { name: 'All exercises' }).click()
  await expect(pack.getByText('1 of 12 solved')).toBeVisible()
  await page.reload()
  await expect(pack.getByText('1 of 12 solved')).toBeVisible()

  await page.getByRole('button', { name: 'Actions for Hash paths' }).click()
  await page.getByRole('menuitem', { name: 'Forget my progress' }).click()
  await page.getByRole('button', { name: 'Forget it' }).click()
  await expect(pack.getByText('0 of 12 solved')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(pack.getByText('1 of 12 solved')).toBeVisible()
})

test('a workflow exercise is worked on in the editor, and is no workflow of the library', async ({
  page,
}) => {
  await page.goto('#/exercises/workflows/stop-tlp-red')
  await expect(page.getByText('2 more cases that are not shown')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Open in the editor' }).click()

  const panel = page.getByRole('region', { name: 'Side panel' })
  await panel.getByRole('button', { name: 'Check' }).click()
  const checks = panel.getByRole('list', { name: 'Checks' })
  await expect(checks).toContainText('Not yet: It is not published')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Show the solution' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Show the solution' }).click()
  await expect(panel.getByText('Changed since it was checked.')).toBeVisible()
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel.getByRole('status').filter({ hasText: 'Solved' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(
    page.getByText('Your answer is kept with the exercise.', { exact: true }),
  ).toBeVisible()

  await page.reload()
  await expect(page.getByText('3 nodes')).toBeVisible()
  await expect(panel.getByRole('tab', { name: 'Exercise' })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.goto('#/exercises')
  await expect(page.getByText('1 of 10 solved')).toBeVisible()
  await page.goto('#/workflows')
  await expect(page.getByText('No workflows yet')).toBeVisible()
})

test('an exercise from a link opens as a copy; packs are imported and deleted', async ({
  page,
}) => {
  await page.goto(`#/s/${linkOf('exercise', 2, 'Who made the event?')}`)
  const preview = page.getByRole('region', { name: 'What the link holds' })
  await expect(preview).toContainText('Exercise: Who made the event?')
  await expect(preview).toContainText('2 hints and the solution')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Open a copy' }).click()
  await expect(page).toHaveURL(/#\/exercises\/from-links\/creator$/)
  await expect(pathField(page)).toBeVisible()

  await page.goto('#/exercises')
  const links = page.getByRole('region', { name: 'From links' })
  await expect(links.getByText('0 of 1 solved')).toBeVisible()
  await page.getByRole('button', { name: 'Actions for From links' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(links).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(links).toBeVisible()

  const text = readFileSync('public/exercises/hash-paths.json', 'utf8')
  const own = text.replace('"id": "hash-paths"', '"id": "mine"').replace('"Hash paths"', '"Mine"')
  const files = [
    { name: 'same.json', content: text },
    { name: 'broken.json', content: own.replace('"hints"', '"hint"') },
    {
      name: 'mine.json',
      content: own.replace('"start": "Event"', '"start": "Event.info"'),
    },
  ]
  const says = ['A pack of this page has the id', 'exercises.0.hint', '“Mine” is imported']
  for (const [index, { name, content }] of files.entries()) {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import a pack' }).click()
    const buffer = Buffer.from(content)
    await (await chooser).setFiles([{ name, mimeType: 'application/json', buffer }])
    await expect(page.getByText(says[index] ?? '', { exact: false }).first()).toBeVisible()
  }
  await expect(page.getByText('some of its exercises do not work')).toBeVisible()
  await expect(page.getByText('exercises.0.start')).toBeVisible()
  await expectAccessible(page)
  // Corrected and pasted it takes the place of the one before.
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    dispatchEvent(new ClipboardEvent('paste', { clipboardData }))
  }, own)
  await expect(page.getByText('was here already and is replaced').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Mine' }).getByText('0 of 12 solved')).toBeVisible()
})
