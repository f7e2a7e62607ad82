import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { serveBuiltPage } from '../e2e/site.ts'
import { findChromium, launchOptions } from '../tools/chromium.ts'
import { measureTyping, type TypingFigures } from './typing.ts'

/** Null with the reason where there is no built page or no browser to measure it in. */
type PageFigures = TypingFigures | { readonly keystrokeToResultP95Ms: null; readonly why: string }

/** Measures the built page in Chromium: how long a key press in the path takes to show its result on an event. */
export async function benchHashPathPage(event: string): Promise<PageFigures> {
  const why = missing()
  if (why !== null) return { keystrokeToResultP95Ms: null, why }
  const site = await serveBuiltPage()
  const browser = await chromium.launch(launchOptions())
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${site.url}#/hash-path`)
    await openEvent(page, event)
    return await measureTyping(page)
  } finally {
    await browser.close()
    await site.close()
  }
}

function missing(): string | null {
  const built = fileURLToPath(new URL('../../dist/index.html', import.meta.url))
  if (!existsSync(built)) return 'The page is not built: run "npm run build" first.'
  return findChromium() === undefined ? 'There is no Chromium on this machine.' : null
}

/** Opens the event as a file and waits until the page has answered and its editors are there. */
async function openEvent(page: Page, event: string): Promise<void> {
  await page.locator('.path-input .monaco-editor').waitFor()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open file' }).click()
  const buffer = Buffer.from(event)
  await (await chooser).setFiles({ name: 'bench.json', mimeType: 'application/json', buffer })
  await page.getByText('bench.json').waitFor()
  await page
    .locator('.outcome[aria-busy=false]')
    .getByText(/values/)
    .waitFor()
  // What is done once for an event is not what somebody who types waits for.
  await page.waitForTimeout(2_000)
}
