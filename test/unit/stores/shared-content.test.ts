import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { SharedContent } from '@/formats/share-link/content'
import { useSharedContentStore } from '@/stores/shared-content'

const blueprint: SharedContent = { kind: 'blueprint', content: '{}', events: [] }

beforeEach(() => {
  setActivePinia(createPinia())
})

it('hands what a link held to the page that asks for it, once', () => {
  const store = useSharedContentStore()
  expect(store.take('blueprint')).toBeNull()
  store.hand(blueprint)
  expect(store.take('workflow', 'blueprint')).toEqual(blueprint)
  expect(store.take('workflow', 'blueprint')).toBeNull()
})

it('keeps what is for another page', () => {
  const store = useSharedContentStore()
  store.hand(blueprint)
  expect(store.take('hash-path')).toBeNull()
  expect(store.take('blueprint')).toEqual(blueprint)
})
