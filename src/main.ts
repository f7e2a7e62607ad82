import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createPageRouter } from './routes'
import './styles/tokens.css'
import './styles/base.css'
import './styles/tones.css'

createApp(App).use(createPinia()).use(createPageRouter()).mount('#app')

/** Milliseconds. */
const offlineDelay = 3_000

// Not while developing: what is kept would stand in the way of what is changed.
if (import.meta.env.PROD) {
  window.addEventListener('load', () => setTimeout(() => void workOffline(), offlineDelay))
}

/** Keeps the page for use offline. That begins once the page has done its first work: nothing waits for it. */
async function workOffline(): Promise<void> {
  const offline = await import('./stores/offline')
  await offline.workOffline()
}
