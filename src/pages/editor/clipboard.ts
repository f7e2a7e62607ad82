import { useEventListener } from '@vueuse/core'
import { isTyping } from '@/components/commands/registry'
import type { useEditorStore } from '@/stores/editor'
import { useNotificationStore } from '@/stores/notifications'
import type { CanvasApi } from './parts'

/**
 * The clipboard: nodes are JSON text on it, so that they go to other tabs and into files. Shortcuts come as the browser's
 * own events, which need no permission; buttons and menus have to ask the browser.
 */
export function useSystemClipboard(
  editor: ReturnType<typeof useEditorStore>,
  canvas: () => CanvasApi | null,
) {
  const notifications = useNotificationStore()

  /** Whether text on the page, rather than a node, is what the user means. */
  function isAboutText({ target }: Event): boolean {
    return isElsewhere(target) || document.getSelection()?.isCollapsed === false
  }

  /** What is typed in, and dialogs, keep the clipboard for themselves. */
  function isElsewhere(target: EventTarget | null): boolean {
    return isTyping(target) || document.querySelector('[role="dialog"]') !== null
  }

  function write(event: ClipboardEvent, text: string): void {
    if (text === '') return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  }

  useEventListener(document, 'copy', (event) => {
    if (!isAboutText(event)) write(event, editor.copyText())
  })
  useEventListener(document, 'cut', (event) => {
    if (!isAboutText(event)) write(event, editor.cutText())
  })
  useEventListener(document, 'paste', (event) => {
    if (isElsewhere(event.target)) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text.trim() === '') return
    event.preventDefault()
    take(text)
  })

  function take(text: string): void {
    const result = editor.paste(text, canvas()?.pointForNew().canvas)
    if (!result.ok) {
      notifications.notify({
        status: 'failure',
        text: `Nothing was pasted. ${result.problem.what} ${result.problem.todo}`,
      })
      return
    }
    const left = [
      ...(result.skippedTriggers > 0 ? ['the trigger, since there is one already'] : []),
      ...(result.droppedConnections > 0
        ? [`connections to nodes that did not come along (${result.droppedConnections})`]
        : []),
      ...(result.others > 0 ? [`further workflows in the text (${result.others})`] : []),
    ]
    if (left.length > 0) {
      notifications.notify({ status: 'info', text: `Left out: ${left.join('; ')}.` })
    }
  }

  async function put(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      notifications.notify({
        status: 'failure',
        text: 'The browser did not allow copying. Use the keys instead.',
      })
    }
  }

  return {
    copy: () => put(editor.copyText()),
    cut: () => put(editor.cutText()),
    paste: async () => {
      try {
        take(await navigator.clipboard.readText())
      } catch {
        notifications.notify({
          status: 'failure',
          text: 'The browser did not allow reading the clipboard. Use the keys instead.',
        })
      }
    },
  }
}
