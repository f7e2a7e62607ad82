import { useNotificationStore } from '@/stores/notifications'

/** Puts a text on the clipboard and says whether the browser took it. */
export async function copyText(text: string, what: string): Promise<void> {
  const notifications = useNotificationStore()
  try {
    await navigator.clipboard.writeText(text)
    notifications.notify({ status: 'success', text: `${what} copied.` })
  } catch {
    notifications.notify({
      status: 'failure',
      text: 'The browser did not allow copying. Select the text instead.',
    })
  }
}
