import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import * as page from './built-page.ts'
import { bundleSize } from './bundle.ts'

const limitsSchema = v.object({
  unit: v.string(),
  pages: v.record(v.string(), v.number()),
  workers: v.record(v.string(), v.number()),
  bundles: v.record(v.string(), v.object({ entry: v.string(), limit: v.number() })),
  reported: v.record(v.string(), v.string()),
})

/** How much each page and worker may load, and what is only reported. */
export type Limits = v.InferOutput<typeof limitsSchema>

/** One measured row of the budget. */
export interface Row {
  readonly name: string
  readonly size: number
  /** Absent where a size is only reported. */
  readonly limit?: number
}

/** Reads the limits from the text of their file. */
export function readLimits(text: string): Limits {
  return v.parse(limitsSchema, JSON.parse(text))
}

/**
 * Measures the built page against its limits: for each lazy page the scripts of its first load
 * (the scripts of index.html, the page's own, and what these import), and each worker's scripts.
 * What is loaded later by choice of the page (Monaco) is only reported.
 *
 * @throws Error when the built page and the limits do not name the same pages
 */
export function measure(folder: string, limits: Limits): Row[] {
  const manifest = page.readManifest(folder)
  const entry = page.entryOf(manifest)
  const pages = page.pagesOf(manifest)
  expectSameNames([...pages.keys()], Object.keys(limits.pages))
  const inPage = page.scriptsInPage(readFileSync(join(folder, 'index.html'), 'utf8'))
  const firstLoad = (chunks: string[]): Set<string> =>
    new Set([...inPage, ...page.filesOf(manifest, [entry, ...chunks])])
  return [
    ...[...pages].map(([name, chunk]) => ({
      name: `page ${name}`,
      size: page.gzipSize(folder, firstLoad([chunk])),
      limit: limits.pages[name] ?? 0,
    })),
    ...Object.entries(limits.workers).map(([name, limit]) => ({
      name: `worker ${name}`,
      size: page.gzipSize(folder, page.filesOfWorker(folder, name)),
      limit,
    })),
    ...Object.entries(limits.reported).map(([name, chunk]) => {
      const later = page.filesOf(manifest, [chunk])
      for (const file of firstLoad([])) later.delete(file)
      return { name: `${name}, loaded later`, size: page.gzipSize(folder, later) }
    }),
  ]
}

function expectSameNames(built: readonly string[], limited: readonly string[]): void {
  const withoutLimit = built.filter((name) => !limited.includes(name))
  const notBuilt = limited.filter((name) => !built.includes(name))
  if (withoutLimit.length > 0) throw new Error(`No limit is set for: ${withoutLimit.join(', ')}`)
  if (notBuilt.length > 0) throw new Error(`A limit is set for no page: ${notBuilt.join(', ')}`)
}

/** Measures the modules that have a limit of their own, each built alone. */
export function measureBundles({ bundles }: Limits): Promise<Row[]> {
  return Promise.all(
    Object.entries(bundles).map(async ([name, { entry, limit }]) => ({
      name: `bundle ${name}`,
      size: await bundleSize(entry),
      limit,
    })),
  )
}

/** Whether a row is above its limit. */
export function exceeds({ size, limit }: Row): boolean {
  return limit !== undefined && size > limit
}

/** The rows as a table in text. */
export function table(rows: readonly Row[], unit: string): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  const lines = rows.map((row) => {
    const limit = row.limit === undefined ? '' : row.limit.toFixed(1)
    const verdict = row.limit === undefined ? '' : exceeds(row) ? '✘ above' : '✔'
    return `${row.name.padEnd(width)}  ${row.size.toFixed(1).padStart(8)}  ${limit.padStart(8)}  ${verdict}`
  })
  const head = `${unit.padEnd(width)}  ${'size'.padStart(8)}  ${'at most'.padStart(8)}`
  return [head, ...lines].map((line) => line.trimEnd()).join('\n')
}
