import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { places } from '../../src/routes.ts'
import { expect, test } from './fixtures.ts'

/**
 * Every request that is not for the page's own server goes to this proxy, from the page, its workers and its service
 * worker alike. It writes down what was asked for and answers nothing.
 */
async function recordingProxy() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`)
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url ?? ''}`)
    socket.end('HTTP/1.1 502 Blocked\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { asked, server: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** Chromium itself asks its maker about forms, whatever page is open. */
function isOfBrowser(request: string): boolean {
  return request === 'CONNECT content-autofill.googleapis.com:443'
}

test('the page asks no other server for anything, from end to end', async ({ browser, site }) => {
  const proxy = await recordingProxy()
  const context = await browser.newContext({
    baseURL: site.url,
    serviceWorkers: 'allow',
    proxy: { server: proxy.server, bypass: '127.0.0.1' },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()

  // That the proxy sees what it should: this request is the test's own.
  await page.goto('')
  await page.evaluate(() => fetch('http://third-party.invalid/probe').catch(() => undefined))
  expect(proxy.asked.splice(0)).toEqual(['GET http://third-party.invalid/probe'])

  for (const { path } of places) {
    await page.goto(`#${path}`)
    await page.waitForLoadState('networkidle')
  }
  await page.goto('#/run?sample=intrusion')
  await page.locator('header').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByTestId('outcome')).toBeVisible()
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('button', { name: 'Copy as link' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByRole('button', { name: 'Open a copy in the editor' }).click()
  await expect(page).toHaveURL(/#\/edit\//)
  await page.goto('#/hash-path?sample=phishing&path=Event.info')
  await expect(page.getByRole('region', { name: 'Path and result' })).toContainText('Phishing')
  await page.waitForLoadState('networkidle')

  expect(proxy.asked.filter((request) => !isOfBrowser(request))).toEqual([])
  await context.close()
  proxy.close()
})
