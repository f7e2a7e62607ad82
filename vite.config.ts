import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig, type Plugin } from 'vite'

/**
 * What the built page may do. `connect-src` is open because users connect a MISP of their own at
 * any origin; Monaco needs inline styles and `data:` images; workers start from a `blob:` so that
 * they inherit this policy (a worker started from an address would run without any).
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' https: http:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * Puts the policy into the built page as its first element. Not while developing: hot reloading
 * needs inline scripts.
 */
function policyInPage(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  }
}

/**
 * Monaco's helper for starting language workers imports every editor feature for its side effects
 * (157 kB gzip that nobody asked for). Without these imports only the features that the page
 * registers itself are built in. The same holds while developing and in tests: features that come
 * after the first editor break the next one. Fails loudly when a new Monaco has moved the file's contents.
 */
export function slimMonaco(): Plugin {
  const sideEffectImport = /^import\s+['"][^'"]+['"];?$/gm
  return {
    name: 'slim-monaco',
    transform: {
      filter: { id: /monaco-editor\/esm\/vs\/internal\/common\/workers\.js$/ },
      handler(code) {
        const slim = code.replace(sideEffectImport, '')
        if (slim === code)
          this.error('monaco-editor no longer has the imports that are left out here')
        return { code: slim, map: null }
      },
    },
  }
}

/**
 * The icons come in one module of 1.5 MB, of which a build puts all that any page uses into one file, so that each page
 * would load the icons of all others. With this every icon is a module of its own.
 */
function separateIcons(): Plugin {
  const library = '@fortawesome/free-solid-svg-icons'
  const ofIcon = `${library}/`
  const load = createRequire(import.meta.url)
  return {
    name: 'separate-icons',
    apply: 'build',
    transform: {
      filter: { code: library },
      handler: (code) => ({ code: code.replace(iconImport, oneByOne), map: null }),
    },
    resolveId: {
      // Before Vite finds the library's own file for the icon, which is no ES module.
      order: 'pre',
      filter: { id: /^@fortawesome\/free-solid-svg-icons\/fa\w+$/ },
      handler: (id) => `\0${id}`,
    },
    load: {
      filter: { id: /^\0@fortawesome\/free-solid-svg-icons\/fa\w+$/ },
      handler(id) {
        const icon: Readonly<Record<string, unknown>> = load(id.slice(1))
        return `export default ${JSON.stringify(icon['definition'])}`
      },
    },
  }

  /** One import for each icon; what is imported as a type only is gone in the built page. */
  function oneByOne(_statement: string, names: string): string {
    const icons = names.split(',').map((name) => name.trim())
    return icons
      .filter((name) => name.startsWith('fa'))
      .map((name) => name.split(/\s+as\s+/))
      .map(([name = '', local = name]) => `import ${local} from '${ofIcon}${name}'`)
      .join(';')
  }
}

const iconImport = /import\s*\{([^}]*)\}\s*from\s*['"]@fortawesome\/free-solid-svg-icons['"]/g

/**
 * Makes the page installable, and the service worker that keeps all its files for use offline. The page registers it
 * itself (src/stores/offline.ts): a newer version waits until the user takes it.
 */
function offlineUse(): Plugin[] {
  return VitePWA({
    base: './',
    scope: './',
    injectRegister: false,
    registerType: 'prompt',
    manifest: {
      id: './',
      name: 'MISP Workflow Playground',
      short_name: 'MISP Workflows',
      description: 'Edit, run and understand MISP workflows and hash paths in the browser',
      start_url: './',
      scope: './',
      display: 'standalone',
      theme_color: '#1f4f9e',
      background_color: '#f4f5f8',
      icons: [
        { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
        {
          src: 'icon-maskable-512.png',
          sizes: '512x512',
          type: 'image/png',
          purpose: 'maskable',
        },
        { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ],
    },
    workbox: {
      globPatterns: ['**/*.{html,js,css,svg,png,json,ttf,woff2}'],
      globIgnores: ['screenshot.png'],
      // The code editor is one file of some megabytes.
      maximumFileSizeToCacheInBytes: 8_000_000,
      // Routes stand behind the `#`: any other address in the folder is not the page.
      navigateFallback: null,
      cleanupOutdatedCaches: true,
      // The page is kept from its first visit on, without being loaded twice.
      clientsClaim: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  })
}

export default defineConfig({
  // Relative addresses: the built page works from any sub-path of a static server.
  base: './',
  plugins: [vue(), policyInPage(), slimMonaco(), separateIcons(), offlineUse()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  optimizeDeps: { rolldownOptions: { plugins: [slimMonaco()] } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    // The byte budget reads which file loads which.
    manifest: true,
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
})
