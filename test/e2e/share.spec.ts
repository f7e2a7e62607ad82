import { deflateRawSync } from 'node:zlib'
import { type Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures.ts'
import { linkOf } from './released-link.ts'

const linkField = (page: Page) => page.getByRole('dialog').getByRole('textbox')

test.describe('sharing', () => {
  test('from the page Run: what is in it, what is left out, several forms, and the way back', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('#/run?sample=phishing')
    await page.getByRole('button', { name: 'Share', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Share as a link' })
    await expect(dialog).toContainText('Blueprint: Block on PAP:RED or tlp:red')
    await expect(dialog).toContainText('2 nodes, for MISP 2.5.19')
    await expect(linkField(page)).toHaveValue(/#\/s\/2\.[\w-]+$/)
    const withAddress = await linkField(page).inputValue()

    const secret = dialog.getByRole('checkbox', { name: /analyst@cert\.example\.org/ })
    await expect(secret).toBeChecked()
    await secret.uncheck()
    await expect(dialog).toContainText('2 of them stay in the link.')
    await expect(linkField(page)).not.toHaveValue(withAddress)
    await dialog.getByRole('button', { name: 'QR code' }).click()
    await expect(dialog.getByRole('img', { name: /^QR code of the link/ })).toBeVisible()
    await expectAccessible(page)

    await dialog.getByRole('checkbox', { name: 'With the data “Phishing mail (small)”' }).uncheck()
    await expect(dialog.getByRole('checkbox', { name: /analyst@/ })).toBeHidden()
    await expect
      .poll(async () => (await linkField(page).inputValue()).length)
      .toBeLessThan(withAddress.length / 2)
    await dialog.getByRole('button', { name: 'Copy as <iframe>' }).click()
    await dialog.getByRole('button', { name: 'Copy as Markdown' }).click()
    await dialog.getByRole('button', { name: 'Copy as link' }).click()
    const link = await linkField(page).inputValue()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)

    const other = await context.newPage()
    const ownText = '{"1": {"id": 1, "data": {"id": "event-publish", "module_type": "trigger"}}}'
    await other.addInitScript((text) => sessionStorage.setItem('run.workflow', text), ownText)
    await other.goto(link)
    await expect(other.getByRole('region', { name: 'What the link holds' })).toContainText(
      'Stop execution',
    )
    await expectAccessible(other)
    await other.getByRole('button', { name: 'Open on the page “Run”' }).click()
    await expect(other.getByRole('region', { name: 'Workflow', exact: true })).toContainText(
      'Block on PAP:RED or tlp:red',
    )
    await expect(other.getByText('Nothing has run yet').first()).toBeVisible()
    await expect(other.getByText('Your own text was replaced.').first()).toBeVisible()
    await expect(other.getByRole('button', { name: 'Take it back' })).toBeVisible()
  })

  test('a link of a workflow with its event becomes a copy in the library', async ({ page }) => {
    await page.goto(`#/s/${linkOf('workflow', 1)}`)
    const preview = page.getByRole('region', { name: 'What the link holds' })
    await expect(preview).toContainText('Workflow: Block red data')
    await expect(preview).toContainText('Data: phish.json, 97 characters')
    await expect(preview.getByRole('img')).toBeVisible()
    await page.getByRole('button', { name: 'Open a copy in the editor' }).click()
    await expect(page).toHaveURL(/#\/edit\/[\da-f-]{36}/)
    await page.goto('#/workflows')
    await expect(page.getByText('Block red data')).toBeVisible()
    await expect(page.getByText('from a link').filter({ visible: true })).toBeVisible()
  })

  test('a link of a session opens in the playground', async ({ page }) => {
    await page.goto(`#/s/${linkOf('hash-path', 2)}`)
    await expect(page.getByText('Path: Event.info')).toBeVisible()
    await page.getByRole('button', { name: 'Open the playground' }).click()
    await expect(page).toHaveURL(/#\/hash-path/)
    await expect(page.getByRole('region', { name: 'Path and result' })).toContainText('A phish')
  })

  test('a link of an exercise that is none says so', async ({ page }) => {
    await page.goto(`#/s/${linkOf('exercise', 2)}`)
    await expect(page.getByText('Exercise: Find the tag')).toBeVisible()
    await expect(page.getByText('It cannot be opened')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Open a copy' })).toHaveCount(0)
  })
})

test.describe('a hostile link', () => {
  const zeros = deflateRawSync(Buffer.alloc(60_000_000)).toString('base64url')
  const nested = deflateRawSync(Buffer.from('['.repeat(100_000))).toString('base64url')
  const polluting = deflateRawSync(
    Buffer.from('{"kind":"workflow","content":1,"__proto__":{"polluted":true}}'),
  ).toString('base64url')

  const links: readonly (readonly [what: string, link: string, says: string])[] = [
    ['of broken base64', '1.ab=%2B', 'a character that no link has'],
    ['that is cut off', linkOf('workflow', 2).slice(0, 90), 'cut off'],
    ['that is a bomb', `1.${zeros}`, 'larger than 2 MB'],
    ['of wrong types', `1.${polluting}`, 'another shape'],
    ['that is nested deeply', `1.${nested}`, 'nested'],
    ['of a later format', '9.abc', 'format “9”'],
    ['with slashes in it', '2.a/b/c', 'a character that no link has'],
    ['of nothing', '', 'no link of this page'],
  ]
  test('is refused in words within a second, whatever is wrong with it', async ({ page }) => {
    await page.goto('')
    for (const [what, link, says] of links) {
      await test.step(what, async () => {
        await page.goto(`#/s/${linkOf('hash-path', 1)}`)
        await expect(page.getByRole('button', { name: 'Open the playground' })).toBeVisible()
        const start = Date.now()
        await page.evaluate((hash) => {
          location.hash = hash
        }, `#/s/${link}`)
        await expect(page.getByRole('alert')).toContainText(says)
        // The second, and what a busy machine and the look of the test take.
        expect(Date.now() - start).toBeLessThan(3000)
      })
    }
    expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined()
    await expectAccessible(page)
  })

  test('as long as an address may be, or a bomb, takes no memory', async ({ page }) => {
    await page.goto('')
    await page.evaluate(
      (hash) => {
        location.hash = hash
      },
      `#/s/1.${'A'.repeat(1_900_000)}`,
    )
    await expect(page.getByRole('alert')).toBeVisible()
    await page.goto('about:blank')
    await page.goto(`#/s/1.${zeros}`)
    await expect(page.getByRole('alert')).toContainText('larger than 2 MB')
    const session = await page.context().newCDPSession(page)
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    expect(usedSize).toBeLessThan(200_000_000)
  })
})
