import {
  createMemoryHistory,
  createRouter,
  createWebHashHistory,
  type Router,
  type RouterHistory,
} from 'vue-router'
import type { RailPlace } from '@/components/frame/rail-place'
import { useEmbedding } from '@/stores/embed'

/** The pages of the navigation rail, in its order; the first of them stand in the bar of a phone. */
export const places: readonly RailPlace[] = [
  { path: '/', label: 'Start', icon: 'home' },
  { path: '/edit', label: 'Editor', icon: 'edit' },
  { path: '/run', label: 'Run', icon: 'run' },
  { path: '/hash-path', label: 'Hash path', icon: 'hash-path' },
  { path: '/exercises', label: 'Exercises', icon: 'exercises' },
  { path: '/workflows', label: 'Workflows', icon: 'workflows' },
  { path: '/settings', label: 'Settings', icon: 'settings' },
]

const routes = [
  { path: '/', meta: { title: 'Start' }, component: () => import('@/pages/start/StartPage.vue') },
  {
    path: '/run',
    meta: { title: 'Run' },
    component: () => import('@/pages/run/RunPage.vue'),
  },
  {
    path: '/hash-path',
    meta: { title: 'Hash path' },
    component: () => import('@/pages/hash-path/HashPathPage.vue'),
  },
  {
    path: '/edit/:id?',
    meta: { title: 'Editor' },
    component: () => import('@/pages/editor/EditorPage.vue'),
  },
  {
    path: '/exercises',
    meta: { title: 'Exercises' },
    component: () => import('@/pages/exercises/ExercisesPage.vue'),
  },
  {
    path: '/exercises/:pack/:exercise',
    meta: { title: 'Exercise' },
    component: () => import('@/pages/exercise/ExercisePage.vue'),
  },
  {
    path: '/workflows',
    meta: { title: 'Workflows' },
    component: () => import('@/pages/library/LibraryPage.vue'),
  },
  {
    path: '/settings',
    meta: { title: 'Settings' },
    component: () => import('@/pages/settings/SettingsPage.vue'),
  },
  {
    // A link that was damaged on its way may hold slashes.
    path: '/s/:link(.*)',
    meta: { title: 'Shared link' },
    component: () => import('@/pages/shared-link/SharedLinkPage.vue'),
  },
  {
    path: '/:rest(.*)*',
    meta: { title: 'Not found' },
    component: () => import('@/pages/not-found/NotFoundPage.vue'),
  },
]

/** The router: the page's place stands behind the `#`, so that any static server can serve it from any folder. */
export function createPageRouter(): Router {
  const router = createRouter({ history: historyOfPage(), routes })
  if (useEmbedding().isEmbedded) stayEmbeddable(router)
  else followFromTheStart(router)
  router.afterEach((to, from) => {
    document.title = `${String(to.meta['title'])} · MISP Workflow Playground`
    if (to.path !== from.path && from.matched.length > 0) void focusTitle()
  })
  return router
}

/**
 * Within another page the address stays as that page gave it: a reload shows again what it wanted. Should it give
 * another one, that is opened.
 */
function historyOfPage(): RouterHistory {
  const { isEmbedded, ownAddress } = useEmbedding()
  if (!isEmbedded) return createWebHashHistory()
  const history = createMemoryHistory('#')
  history.replace(ownAddress.slice(1))
  addEventListener('hashchange', () => location.reload())
  return history
}

/** The router listens to the address once its first page is there; what the address became before is opened then. */
function followFromTheStart(router: Router): void {
  let changed: string | undefined
  const note = (): void => {
    changed = location.hash.slice(1)
  }
  addEventListener('hashchange', note)
  const follow = (): void => {
    removeEventListener('hashchange', note)
    if (changed !== undefined) void router.push(changed)
  }
  // Whoever shows the first page says why it did not come.
  void router.isReady().then(follow, follow)
}

/** The pages that are of use within another page. */
const embeddable = /^\/(edit|run|hash-path|exercises|s)(\/|$)/

/** Within another page the pages that are not made for that open in a tab of their own. */
function stayEmbeddable(router: Router): void {
  router.beforeEach((to, from) => {
    if (from.matched.length === 0 || embeddable.test(to.path)) return true
    window.open(router.resolve(to).href, '_blank', 'noopener')
    return false
  })
}

/** After a change of page the keyboard starts at the new page's title, as after loading a document. */
async function focusTitle(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve))
  document.querySelector<HTMLElement>('main h1')?.focus()
}
