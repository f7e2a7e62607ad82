/** Modules in the order in which the generated workflow repeats them: conditions with two branches, filters, actions. */
const MODULES = [
  { id: 'tag-if', type: 'logic', name: 'IF :: Tag', outputs: 2 },
  { id: 'tag_operation', type: 'action', name: 'Tag operation', outputs: 1 },
  { id: 'generic-filter-data', type: 'logic', name: 'Filter :: Generic', outputs: 1 },
  { id: 'attach-enrichment', type: 'action', name: 'Attach enrichment', outputs: 1 },
  { id: 'generic-filter-reset', type: 'logic', name: 'Filter :: Reset', outputs: 1 },
] as const

const COLUMNS = 40

interface Target {
  readonly node: string
  readonly output: 'input_1'
}

/**
 * A workflow in MISP's JSON: a trigger and, in rows of 40, nodes connected one after the other; each condition's second
 * output skips a node.
 *
 * @param size nodes without the trigger
 */
export function generateWorkflow(size: number): string {
  const nodes = Array.from({ length: size }, (_, index) => moduleNode(index, size))
  const data = Object.fromEntries([triggerNode(), ...nodes].map((node) => [String(node.id), node]))
  return JSON.stringify({
    Workflow: { name: `${size} nodes`, trigger_id: 'event-publish', enabled: true, data },
  })
}

function triggerNode() {
  return {
    id: 1,
    name: 'Event Publish',
    data: {
      id: 'event-publish',
      name: 'Event Publish',
      module_type: 'trigger',
      indexed_params: {},
    },
    class: 'block-type-trigger',
    typenode: false,
    inputs: {},
    outputs: { output_1: { connections: [to(2)] } },
    pos_x: -400,
    pos_y: 0,
  }
}

function moduleNode(index: number, size: number) {
  const module = MODULES[index % MODULES.length] ?? MODULES[0]
  const id = index + 2
  const next = (step: number): readonly Target[] => (id + step <= size + 1 ? [to(id + step)] : [])
  const outputs = {
    output_1: { connections: next(1) },
    ...(module.outputs === 2 ? { output_2: { connections: next(2) } } : {}),
  }
  return {
    id,
    name: module.name,
    data: {
      id: module.id,
      name: module.name,
      module_type: module.type,
      indexed_params: { 'filtering-label': 'A', scope: 'event', condition: 'in_or' },
      saved_filters: { selector: '', value: '', operator: '', path: '' },
    },
    class: 'block-type-default',
    typenode: false,
    inputs: { input_1: { connections: incoming(index) } },
    outputs,
    pos_x: (index % COLUMNS) * 400,
    pos_y: Math.floor(index / COLUMNS) * 170 + (index % 2) * 40,
  }
}

function incoming(index: number): readonly { readonly node: string; readonly input: string }[] {
  const before = { node: String(index + 1), input: 'output_1' }
  const isSkippedTo = index >= 2 && (index - 2) % MODULES.length === 0
  return isSkippedTo ? [before, { node: String(index), input: 'output_2' }] : [before]
}

function to(node: number): Target {
  return { node: String(node), output: 'input_1' }
}
