import { readFileSync } from 'node:fs'
import { type Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { serveBuiltPage } from './site.ts'

test.use({ serviceWorkers: 'allow' })

/** Waits until everything is kept and the service worker answers for the page. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })
}

test('works without its server after the first visit, code editor and workers included', async ({
  browser,
}) => {
  const own = await serveBuiltPage()
  const context = await browser.newContext({ baseURL: own.url, serviceWorkers: 'allow' })
  const page = await context.newPage()
  await page.goto('')
  await kept(page)
  await own.close()

  await page.goto('about:blank')
  await page.goto('#/hash-path?sample=phishing&path=Event.info')
  await expect(page.getByRole('region', { name: 'Path and result' })).toContainText('Phishing')
  await expect(page.locator('.monaco-editor').first()).toBeVisible()
  await page.goto('#/run?sample=phishing')
  await page.locator('header').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByTestId('outcome')).toContainText('Blocked')
  await page.goto('#/edit')
  await expect(page.getByRole('heading', { level: 1, name: 'Editor' })).toBeVisible()
  await context.close()
})

test('is installable', async ({ page }) => {
  await page.goto('')
  const address = await page.locator('link[rel=manifest]').getAttribute('href')
  const manifest: unknown = await page.evaluate(async (href) => {
    const response = await fetch(new URL(href ?? '', document.baseURI))
    return response.json()
  }, address)
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' })
  const session = await page.context().newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // A window of Playwright's is a private one, in which nothing is ever installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})

test('a newer version is offered, and taken only when the user wants it', async ({ browser }) => {
  const own = await serveBuiltPage()
  const context = await browser.newContext({ baseURL: own.url, serviceWorkers: 'allow' })
  const page = await context.newPage()
  await page.goto('#/hash-path')
  await kept(page)
  const script = readFileSync(new URL('../../dist/sw.js', import.meta.url), 'utf8')
  own.replace('sw.js', `${script}\n// a newer version\n`)
  await page.evaluate(async () => {
    Reflect.set(window, 'isOldPage', true)
    await (await navigator.serviceWorker.ready).update()
  })
  const offer = page.getByRole('button', { name: 'Reload' })
  await expect(offer).toBeVisible()
  expect(await page.evaluate(() => Reflect.get(window, 'isOldPage'))).toBe(true)
  await offer.click()
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, 'isOldPage')).catch(() => true))
    .toBeUndefined()
  await context.close()
  await own.close()
})
