import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Notification {
  readonly id: number
  readonly status: 'success' | 'failure' | 'warning' | 'info'
  readonly text: string
  /** One thing the user may want to do about it, such as undoing. */
  readonly action?: { readonly label: string; readonly perform: () => void }
}

/** Short messages about something that just happened. What must stay in sight is a Notice at its place instead. */
export const useNotificationStore = defineStore('notifications', () => {
  const list = ref<readonly Notification[]>([])
  let lastId = 0

  function notify(notification: Omit<Notification, 'id'>): void {
    lastId += 1
    list.value = [...list.value.slice(-3), { ...notification, id: lastId }]
  }

  function dismiss(id: number): void {
    list.value = list.value.filter((one) => one.id !== id)
  }

  return { list, notify, dismiss }
})
