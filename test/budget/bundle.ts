import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/**
 * How much a module and all that it imports come to when they are built alone, as a page of somebody else that embeds
 * the engine would build them.
 *
 * @param entry the module, from the folder of the project
 * @returns kilobytes (1,000 bytes), gzip
 */
export async function bundleSize(entry: string): Promise<number> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@': fileURLToPath(new URL('../../src', import.meta.url)) } },
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const files = outputs.flatMap((bundle) => ('output' in bundle ? bundle.output : []))
  const code = files.map((file) => (file.type === 'chunk' ? file.code : '')).join('')
  return gzipSync(code, { level: 9 }).length / 1000
}
