import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { launchOptions } from './test/tools/chromium.ts'
import { slimMonaco } from './vite.config.ts'

/** All of Monaco that the page uses is named in one file. */
const monaco = readFileSync(
  new URL('src/components/json-editor/monaco.ts', import.meta.url),
  'utf8',
)
const partsOfMonaco = [...monaco.matchAll(/'(monaco-editor\/[^'?]+)'/g)].flatMap(
  ([, name]) => name ?? [],
)

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', environment: 'node', include: ['test/unit/**/*.test.ts'] },
      },
      {
        extends: true,
        // Found while a test runs, a package would make the page load anew.
        optimizeDeps: {
          include: [
            '@dagrejs/dagre',
            '@fortawesome/free-solid-svg-icons',
            '@tanstack/vue-virtual',
            '@vue-flow/background',
            '@vue-flow/core',
            '@vueuse/core',
            'comlink',
            'dexie',
            'fflate',
            'pinia',
            'reka-ui',
            'uqr',
            'valibot',
            'vue',
            'vue-router',
            ...partsOfMonaco,
          ],
          rolldownOptions: { plugins: [slimMonaco()] },
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: launchOptions() }),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
          },
        },
      },
    ],
  },
})
