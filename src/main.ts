import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createPageRouter } from './routes'
import './styles/tokens.css'
import './styles/base.css'
import './styles/tones.css'

createApp(App).use(createPinia()).use(createPageRouter()).mount('#app')

// Not while developing: what is kept would stand in the way of what is changed.
if (import.meta.env.PROD) window.addEventListener('load', () => void workOffline())

/** Begins after the page is there: nothing of it waits for being kept. */
async function workOffline(): Promise<void> {
  const offline = await import('./stores/offline')
  await offline.workOffline()
}
