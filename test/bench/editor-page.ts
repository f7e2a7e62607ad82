import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { serveBuiltPage } from '../e2e/site.ts'
import { findChromium } from '../tools/chromium.ts'
import { generateWorkflow } from './generate-workflow.ts'

/** What the editor takes in a real browser with a big workflow; where nothing was measured it says why. */
export type EditorPageFigures =
  | {
      readonly nodes: number
      /** From the choice of the file until nodes are painted. */
      readonly openMs: number
      /** The frame that 95 of 100 frames are no longer than, while the canvas is moved. */
      readonly panP95Ms: number
      readonly zoomP95Ms: number
    }
  | { readonly reason: string; readonly nodes: null }

const NODES = 1000

/** Measures opening, panning and zooming in Chromium, on the built page. */
export async function benchEditorPage(): Promise<EditorPageFigures> {
  const executablePath = findChromium()
  if (executablePath === undefined) return { nodes: null, reason: 'There is no Chromium.' }
  if (!existsSync(fileURLToPath(new URL('../../dist/index.html', import.meta.url)))) {
    return { nodes: null, reason: 'The page is not built: run "npm run build" first.' }
  }
  const site = await serveBuiltPage()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`${site.url}#/edit`)
    const openMs = await open(page)
    return { nodes: NODES, openMs, ...(await measureMoves(page)) }
  } finally {
    await browser.close()
    await site.close()
  }
}

async function open(page: Page): Promise<number> {
  const opener = page.getByRole('button', { name: 'Open a file' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opener.click()])
  const file = {
    name: 'big.json',
    mimeType: 'application/json',
    buffer: Buffer.from(generateWorkflow(NODES)),
  }
  const start = performance.now()
  await chooser.setFiles(file)
  await page.locator('[data-node]').first().waitFor()
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  return performance.now() - start
}

async function measureMoves(page: Page) {
  const box = await page.getByRole('application', { name: 'Workflow' }).boundingBox()
  const [x, y] = box === null ? [700, 60] : [box.x + box.width / 2, box.y + 30]
  await page.mouse.move(x, y)
  const panP95Ms = await frames(page, async () => {
    await page.mouse.down()
    for (let step = 0; step < 120; step += 1) {
      await page.mouse.move(x - (step % 60) * 5, y + (step % 30) * 6)
      await page.waitForTimeout(8)
    }
    await page.mouse.up()
  })
  const zoomP95Ms = await frames(page, async () => {
    for (let step = 0; step < 80; step += 1) {
      await page.mouse.wheel(0, step < 40 ? 50 : -50)
      await page.waitForTimeout(16)
    }
  })
  return { panP95Ms, zoomP95Ms }
}

/** The 95th percentile of the frames while something is done. */
async function frames(page: Page, act: () => Promise<void>): Promise<number> {
  const handle = await page.evaluateHandle(() => {
    // A method, as named functions would be marked by the transpiler in a way that the page does not know.
    const recorder = {
      lengths: new Array<number>(),
      isOn: true,
      last: performance.now(),
      next(now: number): void {
        this.lengths.push(now - this.last)
        this.last = now
        if (this.isOn) requestAnimationFrame((then) => this.next(then))
      },
    }
    recorder.next(recorder.last)
    return recorder
  })
  await act()
  const lengths = await handle.evaluate((recorder) => {
    recorder.isOn = false
    return recorder.lengths
  })
  const sorted = lengths.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}
