import { defineStore } from 'pinia'
import { ref } from 'vue'
import { messageOf } from './message-of'

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

  /** Tells that something did not work, and why: `The file was not made: …`. */
  function fail(what: string, error: unknown): void {
    notify({ status: 'failure', text: `${what}: ${messageOf(error)}` })
  }

  function dismiss(id: number): void {
    list.value = list.value.filter((one) => one.id !== id)
  }

  return { list, notify, fail, dismiss }
})
