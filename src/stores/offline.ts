import { useEmbedding } from './embed'
import { useNotificationStore } from './notifications'

/** The service worker that the build makes: it keeps all files of the page for use without a network. */
const script = 'sw.js'

/**
 * Lets the page work without a network from its next visit on. A newer version of the page is offered, never forced: it
 * waits until the user wants it, so that nothing is replaced under running work.
 *
 * Does nothing where the browser has no service workers (private windows, pages without TLS), and within other pages.
 */
export async function workOffline(): Promise<void> {
  const workers = serviceWorkers()
  if (workers === undefined || useEmbedding().isEmbedded) return
  const hadVersion = workers.controller !== null
  try {
    await workers.register(new URL(script, document.baseURI), { updateViaCache: 'none' })
    const registration = await workers.getRegistration()
    if (registration === undefined) return
    offerUpdates(registration)
  } catch (error) {
    // The page works without it; only the next visit needs the network.
    console.warn('The page is not kept for use offline:', error)
    return
  }
  workers.addEventListener('controllerchange', () => {
    if (isReloading) location.reload()
    else if (hadVersion) offerReload('A newer version of this page was taken in another tab.')
  })
}

let isReloading = false

function offerUpdates(registration: ServiceWorkerRegistration): void {
  if (registration.waiting !== null && registration.active !== null) offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const found = registration.installing
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed' && registration.active !== null) offer(found)
    })
  })
}

/** Offers a version that waits; once it is wanted it takes over, and the page loads anew. */
function offer(waiting: ServiceWorker): void {
  useNotificationStore().notify({
    status: 'info',
    text: 'A newer version of this page is there. Save your work before you load it.',
    action: {
      label: 'Reload',
      perform: () => {
        isReloading = true
        waiting.postMessage({ type: 'SKIP_WAITING' })
      },
    },
  })
}

function offerReload(text: string): void {
  useNotificationStore().notify({
    status: 'info',
    text,
    action: {
      label: 'Reload',
      perform: () => {
        location.reload()
      },
    },
  })
}

function serviceWorkers(): ServiceWorkerContainer | undefined {
  const { serviceWorker }: { readonly serviceWorker?: ServiceWorkerContainer } = navigator
  return serviceWorker
}
