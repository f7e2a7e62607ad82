import { places } from '../../src/routes.ts'
import { expect, expectAccessible, test } from './fixtures.ts'

test.describe('served by a static server from a sub-path', () => {
  for (const { path, label } of places) {
    test(`${label} opens by its address`, async ({ page }) => {
      await page.goto(`#${path}`)
      await expect(page).toHaveTitle(new RegExp(`^${label} · `))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectAccessible(page)
    })
  }

  test('works on a server that knows the types of scripts and styles alone', async ({ page }) => {
    await page.route(/\.(webmanifest|json|svg|ttf|woff2)$/, async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers(), 'content-type': 'application/octet-stream' }
      await route.fulfill({ response, headers })
    })
    await page.goto('#/run?blueprint=curation-gate')
    await page.locator('header').getByRole('button', { name: 'Run', exact: true }).click()
    await expect(page.getByTestId('outcome')).toContainText('Blocked')
    await page.goto('#/hash-path?sample=phishing&path=Event.info')
    await expect(page.locator('.monaco-editor').first()).toBeVisible()
    await expect(page.getByRole('region', { name: 'Path and result' })).toContainText('Phishing')
  })

  test('every place is reached through the navigation', async ({ page }) => {
    await page.goto('')
    for (const { path, label } of places) {
      await page.getByRole('navigation').getByRole('link', { name: label, exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`#${path}(?:\\?|$)`))
      await expect(page).toHaveTitle(new RegExp(`^${label} · `))
    }
  })

  test('on a phone the navigation fits, and the keyboard reaches what is behind “More”', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('#/settings')
    const bar = page.getByRole('navigation', { name: 'Pages' })
    expect(await bar.evaluate((nav) => nav.scrollWidth <= nav.clientWidth)).toBe(true)
    const more = bar.getByRole('button', { name: 'More' })
    await more.focus()
    await page.keyboard.press('Enter')
    await expect(more).toHaveAttribute('aria-expanded', 'true')
    await expect(bar.getByRole('link', { name: 'Settings' })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(bar.getByRole('button', { name: 'Help' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await expect(bar.getByRole('button', { name: 'Help' })).toBeHidden()
    await expect(more).toBeFocused()
    await page.keyboard.press('Enter')
    await bar.getByRole('link', { name: 'Workflows' }).click()
    await expect(page).toHaveURL(/#\/workflows$/)
    await expect(bar.getByRole('link', { name: 'Workflows' })).toBeHidden()
  })

  test('an address that does not exist says so and leads back', async ({ page }) => {
    await page.goto('#/no/such/page')
    await expect(page).toHaveTitle(/^Not found · /)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
  })
})

test.describe('content security policy', () => {
  /**
   * Runs in the page and in its workers: what happens to code made from text. In a turn of its own,
   * because what a debugger runs directly is exempt from the policy.
   */
  const tryEval = `new Promise((resolve) => {
    setTimeout(() => {
      try {
        resolve('evaluated to ' + new Function('return 6 * 7')())
      } catch (error) {
        resolve(error.name)
      }
    })
  })`

  test('the page refuses eval and inline scripts', async ({ page, problems }) => {
    await page.goto('')
    expect(await page.evaluate(tryEval)).toBe('EvalError')
    const inlineRan = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.documentElement.dataset.inline = "ran"'
      document.head.append(script)
      return document.documentElement.dataset['inline'] === 'ran'
    })
    expect(inlineRan).toBe(false)
    expect(problems.splice(0).join('\n')).toMatch(/script-src/)
  })

  test('workers refuse eval and use the policy of the page', async ({ page, problems }) => {
    await page.goto('#/hash-path')
    await expect.poll(() => page.workers().length).toBeGreaterThan(0)
    await page.waitForLoadState('networkidle')
    for (const worker of page.workers()) {
      expect(await worker.evaluate(tryEval), worker.url()).toBe('EvalError')
    }
    // Nothing else went wrong than what was provoked.
    expect(problems.splice(0).filter((problem) => !problem.includes('unsafe-eval'))).toEqual([])
  })
})
