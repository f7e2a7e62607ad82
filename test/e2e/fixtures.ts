import AxeBuilder from '@axe-core/playwright'
import { test as base, type BrowserContext, expect, type Page } from '@playwright/test'
import { serveBuiltPage, type Site } from './site.ts'

interface WorkerFixtures {
  /** The static server with the built page, one for each of Playwright's workers. */
  site: Site
}

interface TestFixtures {
  /**
   * What went wrong in the browser so far, in words. A test fails when something is left in it at
   * its end; a test that provokes a problem takes out what it expects.
   */
  problems: string[]
}

/**
 * Playwright's `test` on the built page below a sub-path: `page.goto('#/hash-path')` opens a route.
 * A test fails on console errors and warnings, uncaught errors, violations of the content security
 * policy, failed requests and requests to any other origin, from the page and its workers.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    async ({ playwright: _ }, use) => {
      const site = await serveBuiltPage()
      await use(site)
      await site.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => {
    await use(site.url)
  },
  problems: [
    async ({ context, site }, use) => {
      const problems: string[] = []
      await watch(context, site.origin, problems)
      await use(problems)
      await deliverPending(context)
      expect(problems, 'problems in the browser while the test ran').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Writes everything that goes wrong in the context into `problems`. */
async function watch(context: BrowserContext, origin: string, problems: string[]): Promise<void> {
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (message.text() === 'Service Worker registration blocked by Playwright') return
    const { url, lineNumber } = message.location()
    problems.push(`console ${message.type()}: ${message.text()} (${url}:${String(lineNumber)})`)
  })
  context.on('weberror', (error) => {
    problems.push(`uncaught: ${error.error().stack ?? error.error().message}`)
  })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown reason'
    // A page that is left drops what it still waits for.
    if (reason !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()}: ${reason}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== origin) {
      problems.push(`request to another origin: ${request.method()} ${request.url()}`)
    }
  })
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (violation) => {
      console.error(`policy: ${violation.violatedDirective} forbids ${violation.blockedURI}`)
    })
  })
}

/** Messages arrive in order: after a round trip to each page everything before it has arrived. */
async function deliverPending(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.title()
}

/**
 * Expects that axe finds nothing to complain about on the page as it stands, in light and in dark.
 * For pages that follow the system's colours; leaves the page in the light ones.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      elements: nodes.map((node) => node.failureSummary + ' ' + node.html),
    }))
    expect(found, `accessibility in ${colorScheme} colours`).toEqual([])
  }
}
