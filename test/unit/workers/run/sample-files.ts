import { readFileSync } from 'node:fs'
import { loadTeachingTexts } from '@/formats/simulated-misp/teaching-texts'

/** The text of a sample event of ours. */
export const sample = (id: string): string => readFileSync(`public/samples/${id}.json`, 'utf8')

/** The text of a blueprint of ours. */
export const blueprint = (id: string): string => readFileSync(`blueprints/${id}.json`, 'utf8')

/** The files of the simulated MISP that ship. */
export const teachingTexts = await loadTeachingTexts((file) =>
  Promise.resolve(readFileSync(`public/simulated-misp/${file}.json`, 'utf8')),
)

/** What a test says about a node of a workflow file. */
export interface NodeSpec {
  readonly id: number
  /** `trigger`, `logic` or `action`, and the module's id. */
  readonly module: readonly [type: string, id: string]
  readonly to?: readonly (readonly number[])[]
  readonly parameters?: object
}

/** A workflow file as MISP exports it, with the given nodes. */
export function workflowFile(specs: readonly NodeSpec[], record: object = {}): string {
  const nodes = specs.map(({ id, module: [type, moduleId], to = [], parameters = {} }) => ({
    id,
    name: moduleId,
    data: {
      id: moduleId,
      name: moduleId,
      module_type: type,
      indexed_params: parameters,
      saved_filters: { selector: '', value: '', operator: '', path: '' },
      ...(type === 'trigger' ? { misp_core_format: true } : {}),
      ...(moduleId === 'concurrent-task' ? { multiple_output_connection: true } : {}),
    },
    class: 'block-type-default',
    typenode: false,
    inputs: { input_1: { connections: sources(specs, id) } },
    outputs: Object.fromEntries(
      to.map((targets, index) => [
        `output_${index + 1}`,
        { connections: targets.map((node) => ({ node: String(node), output: 'input_1' })) },
      ]),
    ),
    pos_x: 0,
    pos_y: 0,
  }))
  const data = Object.fromEntries(nodes.map((node) => [String(node.id), node]))
  return JSON.stringify({ Workflow: { id: '3', name: 'Test', ...record, data } })
}

function sources(specs: readonly NodeSpec[], id: number): object[] {
  return specs.flatMap((spec) =>
    (spec.to ?? []).flatMap((targets, index) =>
      targets.includes(id) ? [{ node: String(spec.id), input: `output_${index + 1}` }] : [],
    ),
  )
}
