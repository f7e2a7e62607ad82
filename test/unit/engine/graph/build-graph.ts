import fc from 'fast-check'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import type { PhpMap } from '@/engine/php/value'

/** What a test says about a node; the rest is as in a new node. */
export interface NodeSpec {
  readonly id: number
  /** `t`rigger, `l`ogic, `a`ction, or any other type. */
  readonly type?: string
  readonly module?: string
  /** Targets of output_1, output_2 … */
  readonly to?: readonly (readonly number[])[]
  /** Sources of input_1; by default the nodes that lead here. */
  readonly from?: readonly number[]
  readonly parameters?: PhpMap
  readonly several?: boolean
}

const TYPES: Readonly<Record<string, string>> = { t: 'trigger', l: 'logic', a: 'action' }

/** A graph of these nodes, in this order. */
export function buildGraph(specs: readonly NodeSpec[]): WorkflowGraph {
  return { nodes: specs.map((spec) => buildNode(spec, specs)), frames: [] }
}

function buildNode(spec: NodeSpec, specs: readonly NodeSpec[]): GraphNode {
  const { id, type = 'a', module = 'push-zmq', to = [], parameters = {}, several = false } = spec
  const sources =
    spec.from ?? specs.filter((other) => other.to?.flat().includes(id)).map((other) => other.id)
  return {
    key: String(id),
    id,
    name: module,
    moduleType: TYPES[type] ?? type,
    moduleId: module,
    parameters,
    savedFilters: null,
    multipleOutputConnection: several,
    isFiltering: false,
    inputs: [{ name: 'input_1', connections: sources.map((node) => ({ node, port: 'output_1' })) }],
    outputs: to.map((targets, index) => ({
      name: `output_${index + 1}`,
      connections: targets.map((node) => ({ node, port: 'input_1' })),
    })),
    position: { x: 0, y: 0 },
    raw: {},
  }
}

/** A trigger and a chain of actions behind it. */
export function chain(length: number): WorkflowGraph {
  return buildGraph(
    Array.from({ length }, (_, index) => ({
      id: index + 1,
      type: index === 0 ? 't' : 'a',
      to: index + 1 < length ? [[index + 2]] : [],
      from: [],
    })),
  )
}

/** Diamonds one behind the other: 2 ** count paths lead to the last node. */
export function diamonds(count: number, lastModule = 'push-zmq'): WorkflowGraph {
  const specs = Array.from({ length: count }, (_, index): NodeSpec[] => {
    const top = index * 3 + 1
    return [
      index === 0
        ? { id: top, type: 'l', module: 'concurrent-task', to: [[top + 1, top + 2]], from: [] }
        : { id: top, to: [[top + 1], [top + 2]], from: [] },
      { id: top + 1, to: [[top + 3]], from: [] },
      { id: top + 2, to: [[top + 3]], from: [] },
    ]
  }).flat()
  return buildGraph([...specs, { id: count * 3 + 1, module: lastModule, from: [] }])
}

const anyType = fc.constantFrom(
  { type: 't', module: 'event-publish' },
  { type: 'l', module: 'published-if' },
  { type: 'l', module: 'concurrent-task' },
  { type: 'l', module: 'generic-filter-data' },
  { type: 'l', module: 'generic-filter-reset' },
  { type: 'a', module: 'push-zmq' },
  { type: 'a', module: 'stop-execution' },
)

/** Small random graphs. Without cycles connections lead to later nodes only. One node too many can be a target. */
export function anyGraph({ cycles }: { readonly cycles: boolean }): fc.Arbitrary<WorkflowGraph> {
  return fc
    .integer({ min: 1, max: 7 })
    .chain((count) =>
      fc
        .tuple(...Array.from({ length: count }, (_, index) => anyNode(index + 1, count, cycles)))
        .map(buildGraph),
    )
}

function anyNode(id: number, count: number, cycles: boolean): fc.Arbitrary<NodeSpec> {
  const target = fc.integer({ min: cycles ? 1 : id + 1, max: count + 1 })
  return fc
    .record({
      kind: id === 1 ? fc.constant({ type: 't', module: 'event-publish' }) : anyType,
      to: fc.array(fc.array(target, { maxLength: 2 }), { maxLength: 2 }),
      label: fc.constantFrom('A', 'B', 'all', ''),
      several: fc.boolean(),
    })
    .map(({ kind, to, label, several }) => ({
      id,
      ...kind,
      to,
      several,
      parameters: { 'filtering-label': label },
    }))
}
