import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { parseAst } from 'vite'

/** What Vite writes about one built file: which file it is and what it loads. */
const chunkSchema = v.object({
  file: v.string(),
  src: v.optional(v.string()),
  isEntry: v.optional(v.boolean(), false),
  isDynamicEntry: v.optional(v.boolean(), false),
  imports: v.optional(v.array(v.string()), []),
  dynamicImports: v.optional(v.array(v.string()), []),
})

const manifestSchema = v.record(v.string(), chunkSchema)

/** The built page as Vite's manifest describes it: by the name of each source file. */
export type Manifest = v.InferOutput<typeof manifestSchema>

/** Reads the manifest of the page that was built into the folder. */
export function readManifest(folder: string): Manifest {
  const text = readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8')
  return v.parse(manifestSchema, JSON.parse(text))
}

/** The built files that loading these chunks loads: themselves and what they import statically. */
export function filesOf(manifest: Manifest, chunks: readonly string[]): Set<string> {
  return new Set([...closure(manifest, chunks)].map((name) => chunkOf(manifest, name).file))
}

/** The names of the chunks and of all they import statically. */
function closure(manifest: Manifest, chunks: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const waiting = [...chunks]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    waiting.push(...chunkOf(manifest, name).imports)
  }
  return reached
}

/** The chunk of index.html. */
export function entryOf(manifest: Manifest): string {
  const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry === true)
  if (entry === undefined) throw new Error('The build has no entry.')
  return entry
}

/**
 * The lazy pages by the name of their folder: what the entry imports dynamically from `src/pages`.
 */
export function pagesOf(manifest: Manifest): Map<string, string> {
  const pages = new Map<string, string>()
  for (const name of closure(manifest, [entryOf(manifest)])) {
    for (const lazy of chunkOf(manifest, name).dynamicImports) {
      const page = /^src\/pages\/([^/]+)\/[^/]+\.vue$/.exec(lazy)?.[1]
      if (page !== undefined) pages.set(page, lazy)
    }
  }
  return pages
}

function chunkOf(manifest: Manifest, name: string): Manifest[string] {
  const chunk = manifest[name]
  if (chunk === undefined) throw new Error(`The build has no file for ${name}.`)
  return chunk
}

/** The scripts that a page names itself, from its folder: `assets/index.js`, `theme.js`. */
export function scriptsInPage(html: string): string[] {
  const scripts = [...html.matchAll(/<script\b[^>]*?\bsrc="([^"]+)"/g)]
  return scripts.map(([, source]) => posix.normalize(source ?? ''))
}

/**
 * The files that starting a worker loads. Vite's manifest does not know what workers import, so it
 * is read from the files.
 *
 * @throws Error when there is not exactly one such worker
 */
export function filesOfWorker(folder: string, worker: string): Set<string> {
  const names = readdirSync(join(folder, 'assets')).filter(
    (name) => name.startsWith(`${worker}-`) && name.endsWith('.js'),
  )
  if (names.length !== 1) {
    throw new Error(
      `The build has ${String(names.length)} files for the worker ${worker}, not one.`,
    )
  }
  const reached = new Set<string>()
  const waiting = names.map((name) => `assets/${name}`)
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    waiting.push(...staticImports(folder, file))
  }
  return reached
}

function staticImports(folder: string, file: string): string[] {
  const program = parseAst(readFileSync(join(folder, file), 'utf8'))
  return program.body.flatMap((statement) => {
    const source = 'source' in statement ? statement.source?.value : undefined
    return source === undefined ? [] : [posix.join(posix.dirname(file), source)]
  })
}

/** The size of the scripts among the files as a server sends them, in kB of 1,000 bytes. */
export function gzipSize(folder: string, files: Iterable<string>): number {
  let bytes = 0
  for (const file of files) {
    if (file.endsWith('.js'))
      bytes += gzipSync(readFileSync(join(folder, file)), { level: 9 }).length
  }
  return bytes / 1000
}
