import { createPinia, setActivePinia } from 'pinia'
import { page } from 'vitest/browser'
import { createApp } from 'vue'
import { vi } from 'vitest'
import type { Router } from 'vue-router'
import App from '@/App.vue'
import { createPageRouter } from '@/routes'
import { useEditorStore } from '@/stores/editor'
import '@/styles/tokens.css'
import '@/styles/base.css'
import '@/styles/tones.css'

/** Event publish (1) → IF tag (2), then: Tag operation (3), else: Stop (4). */
export const sample = workflow('Sample', [
  node(1, 'trigger', 'event-publish', 'Event Publish', { to: [[2]] }),
  node(2, 'logic', 'tag-if', 'Red?', { x: 300, from: 1, to: [[3], [4]] }),
  node(3, 'action', 'tag_operation', 'Tag it', { x: 620, y: -90, from: 2 }),
  node(4, 'action', 'stop-execution', 'Stop it', { x: 620, y: 90, from: 2, output: 2 }),
])

interface Place {
  readonly x?: number
  readonly y?: number
  readonly from?: number
  readonly output?: number
  readonly to?: readonly (readonly number[])[]
}

function node(
  id: number,
  type: string,
  moduleId: string,
  name: string,
  { x = 0, y = 0, from = 0, output = 1, to = [] }: Place,
): object {
  const inputs = [{ node: String(from), input: `output_${output}` }]
  const targets = to.map((ids, index) => [
    `output_${index + 1}`,
    { connections: ids.map((target) => ({ node: String(target), output: 'input_1' })) },
  ])
  return {
    id,
    name,
    data: { id: moduleId, module_type: type, indexed_params: {}, name },
    inputs: from === 0 ? [] : { input_1: { connections: inputs } },
    outputs: Object.fromEntries(targets),
    pos_x: x,
    pos_y: y,
  }
}

function workflow(name: string, nodes: readonly object[]): string {
  const data = Object.fromEntries(nodes.map((one, index) => [index + 1, one]))
  return JSON.stringify({ Workflow: { id: '1', name, trigger_id: 'event-publish', data } })
}

export interface OpenPage {
  readonly editor: ReturnType<typeof useEditorStore>
  readonly router: Router
  readonly close: () => void
}

/** Opens the whole page at an address, as a browser of 1440 × 900 does. */
export async function openPage(address: string): Promise<OpenPage> {
  await page.viewport(1440, 900)
  // What ships stands at the root of the test's server.
  const base = document.createElement('base')
  base.href = '/'
  const place = document.createElement('div')
  place.id = 'app'
  document.head.append(base)
  document.body.append(place)
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createPageRouter()
  await router.replace(address)
  const app = createApp(App).use(pinia).use(router)
  app.mount(place)
  await router.isReady()
  return {
    editor: useEditorStore(),
    router,
    close: () => {
      app.unmount()
      base.remove()
      place.remove()
    },
  }
}

/** Opens a workflow on the page's canvas. */
export async function openSample({ editor }: OpenPage, text = sample): Promise<void> {
  editor.openText(text)
  await vi.waitFor(() => expectDrawn(), { timeout: 10_000 })
}

/** Nodes that are out of sight are not drawn. */
function expectDrawn(): void {
  if (document.querySelector('[data-node]') === null) throw new Error('No node is drawn.')
}

/** Waits for something that may need parts of the page that are still being loaded. */
export function until(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, { timeout: 10_000 })
}

/** Selects nodes, and gives the canvas the keyboard. */
export function select({ editor }: OpenPage, ...nodes: readonly string[]): void {
  editor.select({ nodes, edges: [], frames: [] })
  document.querySelector<HTMLElement>('[role="application"]')?.focus()
}
