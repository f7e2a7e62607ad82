import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { PhpValue } from '@/engine/php/value'
import { isPhpArray } from '@/engine/php/array'
import { getOffset } from '@/engine/php/offsets'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { fromBlueprint, fromWorkflow, writeDocument } from '@/stores/editor/document'
import { ownCaseFiles, readCases } from '../../../conformance/read-cases'
import { expandRefs } from '../../../conformance/replay/expand-refs'
import { meaning, meaningOf } from './same-meaning'

/**
 * Nothing is lost by open and save: the graphs of all recorded cases, our blueprints and, where it is there, MISP's
 * official ones, through the editor.
 */
const corpora = ownCaseFiles().filter((file) => /^(?:graphs|runs)\./.test(basename(file)))

/** The different graphs of a file of cases: as they were sent to MISP, and as it handed them out. */
function graphsOf(file: string): ReadonlyMap<string, PhpValue> {
  const graphs = new Map<string, PhpValue>()
  for (const { id, record } of readCases(file)) {
    const { graph, view } = expandRefs(record)
    const handedOut = getOffset(getOffset(view, 'Workflow'), 'data')
    for (const value of [graph, handedOut]) {
      if (isPhpArray(value)) graphs.set(JSON.stringify(value), id)
    }
  }
  return graphs
}

/** The text that the editor saves after it opened this one. */
function savedAgain(text: string): string {
  const { workflows, blueprints, problems } = readWorkflowFile(text)
  const [document] = [
    ...workflows.map((workflow) => fromWorkflow(workflow)),
    ...blueprints.map(fromBlueprint),
  ]
  if (document === undefined) throw new Error(JSON.stringify(problems))
  return writeDocument(document)
}

/** There are hundreds in a file, and test machines are busy. */
const timeout = 30_000

describe.each(corpora.map((file) => [join(basename(dirname(file)), basename(file)), file]))(
  'the graphs of %s',
  (_name, file) => {
    const graphs = graphsOf(file)

    it('are some', () => {
      expect(graphs.size).toBeGreaterThan(20)
    })

    it('come back from the editor with nothing lost', { timeout }, () => {
      for (const [data, id] of graphs) {
        const record = '"id":"7","name":"n","description":"d","trigger_id":"t"'
        const before = `{"Workflow":{${record},"data":${data}}}`
        const after = meaningOf(savedAgain(before))
        expect(getOffset(getOffset(after, 'Workflow'), 'data'), String(id)).toEqual(meaningOf(data))
        expect(getOffset(getOffset(after, 'Workflow'), 'name'), String(id)).toBe('n')
      }
    })

    it('come back the same from their data as text, as MISP’s API takes it', { timeout }, () => {
      for (const [data, id] of graphs) {
        const after = meaningOf(savedAgain(`{"Workflow":{"data":${JSON.stringify(data)}}}`))
        expect(getOffset(getOffset(after, 'Workflow'), 'data'), String(id)).toEqual(meaningOf(data))
      }
    })
  },
)

describe.each(['blueprints', join('..', 'shared', 'data', 'blueprints')])(
  'blueprints in %s',
  (folder) => {
    const files = existsSync(folder)
      ? readdirSync(folder).filter((file) => file.endsWith('.json'))
      : []

    it.skipIf(files.length === 0)(
      'come back from the editor with nothing lost (skipped where the folder is missing)',
      () => {
        for (const file of files) {
          const text = readFileSync(join(folder, file), 'utf8')
          expect(meaningOf(savedAgain(text)), file).toEqual(meaning(JSON.parse(text)))
        }
      },
    )
  },
)
