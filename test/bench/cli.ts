/**
 * npm run -s bench [-- --event FILE] [-- --workflow FILE]
 *
 * Prints one JSON object of named figures: milliseconds (`…Ms`), ratios and bytes. Without files it measures generated
 * events; with an event file the hash paths and normalising on that event; with a workflow file in addition its run.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compatOf, DEFAULT_MISP_VERSION } from '@/engine/compat.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import { normalise } from '@/engine/event/normalise.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { benchEditor } from './editor.ts'
import { benchEditorPage } from './editor-page.ts'
import { generateEvent } from './generate-event.ts'
import { benchHashPaths } from './hash-path.ts'
import { benchHashPathPage } from './hash-path-page.ts'
import { benchNormalise, measureNormalise } from './normalise.ts'
import { threeMegabytes } from './typing.ts'
import { benchWorkflow } from './workflow.ts'

const SIZES = [1000, 10_000, 100_000]
const TAGS = ['tlp:amber', 'PAP:GREEN', 'misp-workflow:analysis="checked"']

const { values: options } = parseArgs({
  options: { event: { type: 'string' }, workflow: { type: 'string' } },
})
const workflowFile = options.workflow ?? new URL('workflow.json', import.meta.url)
const figures = await (options.event === undefined
  ? generated()
  : given(readFileSync(options.event, 'utf8')))
console.log(JSON.stringify(figures, rounded, 2))

async function generated(): Promise<object> {
  const workflow = readFileSync(workflowFile, 'utf8')
  const runs = [100, 1000, 10_000].map((size) => [
    size,
    benchWorkflow(workflow, JSON.stringify(generateEvent({ attributes: size }))),
  ])
  return {
    hashPath: Object.fromEntries(SIZES.map((size) => [size, benchHashPaths(pathData(size))])),
    normalise: benchNormalise([100, 1000, 10_000]),
    workflow: Object.fromEntries(runs),
    editor: { ...benchEditor(1000), page: await benchEditorPage() },
    hashPathPage: await benchHashPathPage(threeMegabytes()),
  }
}

async function given(json: string): Promise<object> {
  const event: PhpValue = JSON.parse(json)
  return {
    bytes: json.length,
    hashPath: benchHashPaths(normalised(event)),
    normalise: measureNormalise(json, 0),
    workflow: benchWorkflow(readFileSync(workflowFile, 'utf8'), json),
    hashPathPage: await benchHashPathPage(json),
  }
}

/** Half of the attributes in objects, three tags on each. */
function pathData(size: number): PhpMap {
  return normalised(generateEvent({ attributes: size / 2, objects: size / 4, tagsOf: () => TAGS }))
}

function normalised(event: PhpValue): PhpMap {
  const trigger = { id: 'event-publish', coreFormat: true }
  const data = normalise(trigger, event, emptyState(0), compatOf(DEFAULT_MISP_VERSION))
  if (data === false) throw new Error('The file holds no event that MISP would publish.')
  return data
}

/** Figures with four significant digits are plenty. */
function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(4))
    : value
}
