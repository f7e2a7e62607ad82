import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'

/**
 * Tells whether the user is on the way to another page, whose code is still being fetched: a page that writes to the
 * address then would take them back.
 */
export function useLeaving(): () => boolean {
  const router = useRouter()
  let isLeaving = false
  const stops = [
    router.beforeEach((to, from) => {
      isLeaving = to.path !== from.path
    }),
    router.afterEach(() => {
      isLeaving = false
    }),
  ]
  onScopeDispose(() => {
    for (const stop of stops) stop()
  })
  return () => isLeaving
}
