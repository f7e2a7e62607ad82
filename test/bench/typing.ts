import type { Page } from '@playwright/test'
import { generateEvent } from './generate-event.ts'

/** How the page kept up with somebody who types a path. */
export interface TypingFigures {
  /** From a key press to the painted result, at the 95th percentile. */
  readonly keystrokeToResultP95Ms: number
  /** The longest time for which the page did not react while typing. */
  readonly longestTaskMs: number
  readonly keystrokes: number
}

/** What is typed, key by key: wildcards, matchers, many results and none, and going back. */
const typed = 'Event.Attribute.{n}[type=ip-dst].value'
const goneBack = 12
const typedAgain = '[to_ids=true].uuid'

/** The pace of somebody who types fast. */
const pauseMs = 70

/** An event of about 3 MB as MISP exports it, over lines. */
export function threeMegabytes(): string {
  return JSON.stringify(generateEvent({ attributes: 5_300 }), null, 2)
}

/** Types a path into the field of the page, which shows an event already, and measures every key press. */
export async function measureTyping(page: Page): Promise<TypingFigures> {
  const field = page.getByLabel('Hash path', { exact: true })
  await field.focus()
  await field.press('ControlOrMeta+A')
  await field.press('Delete')
  await page.waitForTimeout(500)
  await page.evaluate(observe)
  const keys = [...typed, ...Array<string>(goneBack).fill('Backspace'), ...typedAgain]
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(pauseMs)
  }
  await page.waitForTimeout(1_000)
  const { latencies, longestTask } = await page.evaluate(() => window.typingFigures)
  return {
    keystrokeToResultP95Ms: percentile(latencies, 0.95),
    longestTaskMs: longestTask,
    keystrokes: latencies.length,
  }
}

declare global {
  interface Window {
    typingFigures: { readonly latencies: number[]; longestTask: number }
  }
}

/** Runs in the page: notes when keys are pressed, and when the result of the newest one has been painted. */
function observe(): void {
  const figures = { latencies: [] as number[], longestTask: 0 }
  window.typingFigures = figures
  /** When the keys were pressed whose result is not painted yet. */
  let pressed: number[] = []
  addEventListener('keydown', ({ timeStamp }) => pressed.push(timeStamp), { capture: true })
  const outcome = document.querySelector('.outcome')
  if (outcome === null) throw new Error('The page has no outcome.')
  new MutationObserver(() => {
    if (outcome.getAttribute('aria-busy') !== 'false') return
    const answered = pressed
    pressed = []
    // What is posted in a frame comes after it was painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        const now = performance.now()
        figures.latencies.push(...answered.map((start) => now - start))
      }
      port2.postMessage(null)
    })
  }).observe(outcome, { attributes: true, attributeFilter: ['aria-busy'] })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      figures.longestTask = Math.max(figures.longestTask, duration)
    }
  }).observe({ type: 'longtask' })
}

function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((left, right) => left - right)
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
}
