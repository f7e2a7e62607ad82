import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  exceeds,
  type Limits,
  measure,
  measureBundles,
  readLimits,
  type Row,
  table,
} from '../../budget/budget.ts'
import { scriptsInPage } from '../../budget/built-page.ts'

/** A built page: a shared chunk, two lazy pages, an editor loaded later, a worker in two files. */
const manifest = {
  'index.html': {
    file: 'assets/index.js',
    isEntry: true,
    imports: ['_shared.js'],
    dynamicImports: ['src/pages/run/RunPage.vue'],
  },
  '_shared.js': { file: 'assets/shared.js', dynamicImports: ['src/pages/help/HelpPage.vue'] },
  'src/pages/run/RunPage.vue': {
    file: 'assets/RunPage.js',
    isDynamicEntry: true,
    imports: ['index.html', '_table.js'],
    dynamicImports: ['src/editor.ts'],
  },
  'src/pages/help/HelpPage.vue': { file: 'assets/HelpPage.js', imports: ['_shared.js'] },
  '_table.js': { file: 'assets/table.js' },
  'src/editor.ts': { file: 'assets/editor.js', imports: ['_shared.js'] },
}

const files: Record<string, string> = {
  '.vite/manifest.json': JSON.stringify(manifest),
  'index.html': '<script src="./theme.js"></script><script type="module" src="./assets/index.js">',
  'theme.js': '// theme',
  'assets/index.js': '// index',
  'assets/shared.js': '// shared by all',
  'assets/RunPage.js': '// the page that runs',
  'assets/HelpPage.js': '// help',
  'assets/table.js': '// table',
  'assets/editor.js': '// a big editor',
  'assets/engine.worker-abc.js': 'import{a}from"./part-1.js";import("./lazy-2.js");a()',
  'assets/part-1.js': 'export*from"./deep-3.js"',
  'assets/deep-3.js': 'export const a=()=>{}',
  'assets/lazy-2.js': '// only when asked for',
}

const limits: Limits = {
  unit: 'kB',
  pages: { run: 100, help: 100 },
  workers: { 'engine.worker': 100 },
  bundles: { 'find-cycle': { entry: 'src/engine/graph/find-cycle.ts', limit: 1 } },
  reported: { Editor: 'src/editor.ts' },
}

const sizeOf = (...names: string[]): number =>
  names.reduce((all, name) => all + gzipSync(files[name] ?? '', { level: 9 }).length, 0) / 1000

let folder = ''
const write = (name: string, text: string): void => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'budget-'))
  for (const [name, text] of Object.entries(files)) write(name, text)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const row = (name: string): Row | undefined =>
  measure(folder, limits).find((candidate) => candidate.name === name)

describe('measure', () => {
  const always = ['theme.js', 'assets/index.js', 'assets/shared.js']

  it('counts what the first load of a page needs, each file once', () => {
    expect(row('page run')?.size).toBeCloseTo(
      sizeOf(...always, 'assets/RunPage.js', 'assets/table.js'),
      6,
    )
    expect(row('page help')?.size).toBeCloseTo(sizeOf(...always, 'assets/HelpPage.js'), 6)
  })

  it('counts a worker with what it imports statically', () => {
    expect(row('worker engine.worker')?.size).toBeCloseTo(
      sizeOf('assets/engine.worker-abc.js', 'assets/part-1.js', 'assets/deep-3.js'),
      6,
    )
  })

  it('reports without a limit what is loaded later, less what is there already', () => {
    const editor = row('Editor, loaded later')
    expect(editor?.size).toBeCloseTo(sizeOf('assets/editor.js'), 6)
    expect(editor?.limit).toBeUndefined()
  })

  it('refuses a page without a limit and a limit without a page', () => {
    expect(() => measure(folder, { ...limits, pages: { run: 1 } })).toThrow(/No limit.*help/)
    const pages = { ...limits.pages, gone: 1 }
    expect(() => measure(folder, { ...limits, pages })).toThrow(/no page: gone/)
  })

  it('refuses a worker that is not there, or there twice', () => {
    expect(() => measure(folder, { ...limits, workers: { other: 1 } })).toThrow(/0 files/)
    write('assets/engine.worker-def.js', '')
    expect(() => measure(folder, limits)).toThrow(/2 files/)
  })

  it('refuses a reported file that is not built', () => {
    expect(() => measure(folder, { ...limits, reported: { X: 'src/x.ts' } })).toThrow(/src\/x\.ts/)
  })
})

describe('measureBundles', () => {
  it('builds a module alone and measures it, small as it is', async () => {
    const [row] = await measureBundles(limits)
    expect(row).toMatchObject({ name: 'bundle find-cycle', limit: 1 })
    expect(row?.size).toBeGreaterThan(0.2)
    expect(row?.size).toBeLessThan(1)
  })
})

describe('exceeds', () => {
  it('allows the limit itself', () => {
    expect(exceeds({ name: 'x', size: 110, limit: 110 })).toBe(false)
    expect(exceeds({ name: 'x', size: 110.001, limit: 110 })).toBe(true)
    expect(exceeds({ name: 'x', size: 9999 })).toBe(false)
  })
})

describe('table', () => {
  it('marks what is above', () => {
    const rows = [
      { name: 'page run', size: 12.34, limit: 10 },
      { name: 'Editor', size: 820 },
    ]
    expect(table(rows, 'kB').split('\n')).toEqual([
      'kB            size   at most',
      'page run      12.3      10.0  ✘ above',
      'Editor       820.0',
    ])
  })
})

describe('scriptsInPage', () => {
  it('finds scripts whatever stands before their address', () => {
    expect(
      scriptsInPage(
        '<script type="module" crossorigin src="./assets/a.js"></script><script>1</script>',
      ),
    ).toEqual(['assets/a.js'])
  })
})

describe('readLimits', () => {
  it('refuses limits that are none', () => {
    expect(() => readLimits('{"unit":"kB","pages":{"run":"110"}}')).toThrow()
  })
})
