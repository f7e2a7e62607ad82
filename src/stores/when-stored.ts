import { useEventListener } from '@vueuse/core'

/** Calls back when another tab, or a backup that is restored here, has changed what is kept under a key. */
export function whenStored(key: string, act: () => void): void {
  useEventListener(globalThis.window, 'storage', (event) => {
    if (event.key === key || event.key === null) act()
  })
}
