import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readLimits } from '../budget/budget.ts'
import { filesOf, filesOfWorker, gzipSize, readManifest } from '../budget/built-page.ts'
import { expect, test } from './fixtures.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const limits = readLimits(readFileSync(new URL('../budget/limits.json', import.meta.url), 'utf8'))

/**
 * The budget is computed from what the build says it loads; here the browser says what it loaded:
 * all scripts until the page has answered, while Monaco is held back.
 */
test('the hash-path page answers within its budget, before Monaco is there', async ({ page }) => {
  const editor = new Set(filesOf(readManifest(dist), [limits.reported['Monaco'] ?? '']))
  const workers = new Set(
    Object.keys(limits.workers).flatMap((name) => [...filesOfWorker(dist, name)]),
  )
  const loaded = new Set<string>()
  page.on('response', (response) => {
    const file = /sub-path\/(.+\.js)$/.exec(response.url())?.[1]
    if (file !== undefined && !workers.has(file)) loaded.add(file)
  })
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  const main = [...editor].find((file) => /\/monaco-[^/]+\.js$/.test(file))
  await page.route(`**/${main ?? 'no Monaco in the build'}`, async (route) => {
    await released
    await route.continue()
  })

  await page.goto('#/hash-path')
  const event = page.getByRole('textbox', { name: 'Event as JSON' })
  await event.fill('{"Event": {"info": "typed before Monaco"}}')
  await page.getByRole('textbox', { name: 'Hash path' }).fill('Event.info')
  const answer = page.getByRole('region', { name: 'Path and result' })
  await expect(answer.getByText('typed before Monaco')).toBeVisible()

  expect(await event.evaluate((element) => element.tagName)).toBe('TEXTAREA')
  expect([...loaded]).not.toContain(main)
  expect(loaded.size).toBeGreaterThan(1)
  const size = gzipSize(dist, loaded)
  expect(size, [...loaded].join(' ')).toBeLessThanOrEqual(limits.pages['hash-path'] ?? 0)

  release()
  await expect(page.locator('.monaco-editor').getByText('typed before Monaco')).toBeVisible()
})
