import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useNotificationStore } from '@/stores/notifications'

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('notifications', () => {
  it('are shown until they are dismissed', () => {
    const store = useNotificationStore()
    store.notify({ status: 'info', text: 'one' })
    store.notify({ status: 'success', text: 'two' })
    const [first] = store.list
    store.dismiss(first?.id ?? NaN)
    expect(store.list.map(({ text }) => text)).toEqual(['two'])
  })

  it('are never more than four: the oldest goes', () => {
    const store = useNotificationStore()
    for (const text of ['1', '2', '3', '4', '5']) store.notify({ status: 'info', text })
    expect(store.list.map(({ text }) => text)).toEqual(['2', '3', '4', '5'])
  })

  it.each([
    [new Error('no network'), 'It was not loaded: no network'],
    ['thrown text', 'It was not loaded: thrown text'],
    [undefined, 'It was not loaded: undefined'],
  ])('tell what failed and why (%s)', (error, text) => {
    const store = useNotificationStore()
    store.fail('It was not loaded', error)
    expect(store.list).toMatchObject([{ status: 'failure', text }])
  })
})
