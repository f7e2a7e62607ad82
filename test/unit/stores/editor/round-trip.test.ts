import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isPhpArray, isPhpMap } from '@/engine/php/array'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { readCases } from '../../../conformance/read-cases'
import { editor } from './editor'

const recorded = ['traces', 'traces-2.5.19'].flatMap((folder) =>
  ['graphs', 'runs'].map((kind) => [folder, kind] as const),
)
const shared = '../shared/data/blueprints'

/** The text as the editor writes it after opening it. */
function openAndWrite(text: string): string {
  const { opening } = editor()
  const { documents, problems } = opening.openText(text)
  if (documents.length === 0) throw new Error(JSON.stringify(problems))
  return opening.write()
}

/** A graph as PHP sees it: lists are maps by id, and a graph without frames has none. */
function comparable(graph: PhpMap): PhpMap {
  return Object.fromEntries(
    Object.entries(graph).filter(
      ([key, value]) => key !== '_frames' || !isPhpArray(value) || Object.keys(value).length > 0,
    ),
  )
}

describe('open and save', () => {
  it.each(recorded)(
    'loses nothing of the recorded graphs: %s, %s',
    { timeout: 60_000 },
    (folder, kind) => {
      const name = `${kind}.public.jsonl.gz`
      const file = fileURLToPath(new URL(`../../../conformance/${folder}/${name}`, import.meta.url))
      const graphs = readCases(file).flatMap(({ record }) => graphOf(record))
      expect(graphs.length).toBeGreaterThan(20)
      for (const graph of graphs) {
        const written: PhpValue = JSON.parse(
          openAndWrite(JSON.stringify({ Workflow: { name: 'x', data: graph } })),
        )
        expect(written).toEqual({ Workflow: expect.objectContaining({ data: comparable(graph) }) })
      }
    },
  )

  it('loses nothing of the blueprints that ship', () => {
    const folder = fileURLToPath(new URL('../../../../blueprints/', import.meta.url))
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) expectSame(readFileSync(folder + file, 'utf8'))
  })

  it.skipIf(!existsSync(shared))(
    'loses nothing of MISP’s blueprints (skipped without ../shared/data/blueprints)',
    () => {
      for (const file of readdirSync(shared)) expectSame(readFileSync(`${shared}/${file}`, 'utf8'))
    },
  )
})

function expectSame(text: string): void {
  expect(JSON.parse(openAndWrite(text))).toEqual(JSON.parse(text))
}

/** The graph of a case, if it is written out: some only refer to others, some are no map. */
function graphOf({ graph }: PhpMap): readonly PhpMap[] {
  if (!isPhpMap(graph) || Object.keys(graph).length === 0) return []
  return JSON.stringify(graph).includes('"$ref"') ? [] : [graph]
}
