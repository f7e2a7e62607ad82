import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { createPageRouter } from './routes'
import './styles/tokens.css'
import './styles/base.css'

createApp(App).use(createPinia()).use(createPageRouter()).mount('#app')
