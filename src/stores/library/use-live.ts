import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import type { Library } from '@/storage/library'
import { useLibraryStore } from '../library'

/**
 * Something of the library that stays up to date while the calling component lives, whoever changes it; `null` until it
 * is known.
 */
export function useLive<T>(
  observe: (library: Library, listener: (value: T) => void) => () => void,
): Readonly<ShallowRef<T | null>> {
  const value = shallowRef<T | null>(null)
  let stop: (() => void) | null = null
  let isOver = false
  onScopeDispose(() => {
    isOver = true
    stop?.()
  })
  void useLibraryStore()
    .open()
    .then((library) => {
      if (isOver) return
      stop = observe(library, (now) => {
        value.value = now
      })
    })
  return value
}
