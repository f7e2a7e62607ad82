import { TooltipProvider } from 'reka-ui'
import { type Component, createApp, h } from 'vue'
import { onTestFinished } from 'vitest'
import '@/styles/tokens.css'
import '@/styles/base.css'
import '@/styles/tones.css'

/**
 * Shows a component on the page of the test until the test has finished.
 *
 * @param props also its listeners, as `onUpdate:modelValue`
 * @param slots by name, each a function that gives what stands there
 */
export function mount(
  component: Component,
  props: Record<string, unknown>,
  slots: Record<string, () => unknown> = {},
): HTMLElement {
  const place = document.createElement('div')
  place.style.height = '300px'
  document.body.append(place)
  const app = createApp({
    // As App.vue has it around every page.
    render: () => h(TooltipProvider, null, () => h(component, props, slots)),
  })
  app.mount(place)
  onTestFinished(() => {
    app.unmount()
    place.remove()
  })
  return place
}
