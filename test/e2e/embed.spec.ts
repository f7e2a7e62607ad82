import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { asIframe } from '@/components/share/link-texts'
import { expect, expectAccessible, test } from './fixtures.ts'
import { linkOf } from './released-link.ts'

/** A page of another site, on a server of its own. */
async function serveCourse(body: string) {
  const server = createServer((_, response) => {
    const html = `<!doctype html><html lang="en"><head><title>Course</title><link rel="icon" href="data:,"></head><body><h1>Course</h1>${body}</body></html>`
    response.writeHead(200, { 'content-type': 'text/html' }).end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    // Another name than the page's own: for a browser another site, whose frames get no storage.
    origin: `http://localhost:${String(port)}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

test('what is copied as <iframe> works in a page of another site, where nothing can be stored', async ({
  page,
  site,
  problems,
}) => {
  const frames = [
    asIframe(`${site.url}#/s/${linkOf('hash-path', 2)}`, 'A path'),
    asIframe(`${site.url}#/s/${linkOf('workflow', 2)}`, 'A workflow'),
  ]
  const course = await serveCourse(frames.join(''))
  await page.goto(course.origin)

  const playground = page.frameLocator('iframe[title="A path"]')
  const result = playground.getByRole('region', { name: 'Path and result' })
  await expect(result).toContainText('A phish')
  await expect(playground.getByRole('navigation')).toHaveCount(0)
  const isBlocked = await playground.locator('body').evaluate(() => {
    try {
      return localStorage === null
    } catch {
      return true
    }
  })
  expect(isBlocked, 'the browser gives the frame no storage').toBe(true)
  await playground.getByRole('textbox', { name: 'Hash path' }).fill('Event.Attribute.{n}.type')
  await expect(result.getByText('"ip-dst"', { exact: true })).toBeVisible()

  const editor = page.frameLocator('iframe[title="A workflow"]')
  await expect(editor.getByRole('application', { name: 'Workflow' })).toBeVisible()
  await expect(editor.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0)
  await editor.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(editor.getByText('1 node executed')).toBeVisible()
  const own = editor.getByRole('link', { name: 'Open in MISP Workflow Playground' })
  await expect(own).toHaveAttribute('href', `#/s/${linkOf('workflow', 2)}`)

  expect(problems.splice(0)).toEqual([`request to another origin: GET ${course.origin}/`])
  await course.close()
})

test('a workflow to be looked at alone is a picture, in the theme that is wanted', async ({
  page,
}) => {
  await page.goto(`#/s/${linkOf('workflow', 2)}?embed=read-only&theme=dark`)
  const picture = page.getByRole('img', { name: 'The nodes and their connections' })
  await expect(picture).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const width = async () => (await picture.boundingBox())?.width ?? 0
  const before = await width()
  await page.getByRole('button', { name: 'Smaller' }).click()
  await expect.poll(width).toBeLessThan(before)
  await expectAccessible(page)

  await page.goto('about:blank')
  await page.goto('#/edit?blueprint=curation-gate&embed=read-only')
  await expect(picture).toBeVisible()
  await expect(page.getByRole('application')).toHaveCount(0)
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expectAccessible(page)
})

test('a playground or a run to be looked at alone cannot be changed, and stays so after a reload', async ({
  page,
}) => {
  await page.goto('#/hash-path?sample=phishing&path=Event.info&embed=read-only')
  await page.reload()
  const result = page.getByRole('region', { name: 'Path and result' })
  await expect(result).toContainText('Phishing')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Samples' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Hash path' })).toHaveCount(0)
  const json = page.getByRole('region', { name: 'Event', exact: true }).locator('.monaco-editor')
  await json.click()
  await page.keyboard.type('x')
  await expect(json).not.toContainText('x{')
  await expect(result).toContainText('Phishing')
  await expectAccessible(page)

  await page.goto('about:blank')
  await page.goto('#/run?blueprint=curation-gate&embed=read-only')
  await expect(page.getByRole('button', { name: 'Blueprints' })).toHaveCount(0)
  await page.locator('header').getByRole('button', { name: 'Run', exact: true }).click()
  await expect(page.getByTestId('outcome')).toContainText('Blocked')
  await expectAccessible(page)
})
