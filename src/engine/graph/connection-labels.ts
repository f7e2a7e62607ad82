import { phpTypeError } from '../php/errors.ts'
import type { FilterLabels } from './filter-labels.ts'
import type { WorkflowGraph } from './model.ts'

/** A label as MISP's editor gets it. */
export interface ConnectionLabel {
  readonly id: string
  readonly name: string
  readonly variant: 'info'
}

/** One connection in a node's `inputs`, with the labels MISP attaches to it. */
export interface LabelledInput {
  /** Key of the node whose input it is. */
  readonly node: string
  readonly input: string
  /** The place of the connection in that input. */
  readonly index: number
  readonly labels: readonly ConnectionLabel[]
}

/**
 * Puts labels on the nodes' `inputs`, as MISP does in the graph it hands out (view, edit, editor). An input without its
 * connection gets none.
 *
 * @param everyInput MISP 2.5.1: a node with a label on one connection gets labels, perhaps empty ones, on all of them.
 *   Later versions attach only labels that are there.
 * @throws PhpError with `everyInput` when such a node has an input from a node that no path leads over: MISP answers
 *   HTTP 500 whenever the saved workflow is read
 */
export function labelInputs(
  graph: WorkflowGraph,
  labels: FilterLabels,
  everyInput: boolean,
): readonly LabelledInput[] {
  return graph.nodes.flatMap((node) => {
    const before = labels.get(node.key)
    if (before === undefined || ![...before.values()].some((some) => some.length > 0)) return []
    return node.inputs.flatMap((input) =>
      input.connections.flatMap((connection, index) => {
        const names = before.get(String(connection.node))
        if (everyInput && names === undefined) {
          throw phpTypeError('array_map(): Argument #2 ($array) must be of type array, null given')
        }
        const own = (names ?? []).map(toLabel)
        if (!everyInput && own.length === 0) return []
        return { node: node.key, input: input.name, index, labels: own }
      }),
    )
  })
}

function toLabel(name: string): ConnectionLabel {
  return { id: toVariableName(name), name, variant: 'info' }
}

/** A text as CakePHP makes a variable name of it: `My Label x` is `myLabelX`. */
function toVariableName(text: string): string {
  const words = text
    .replace(/(?<=\w)[A-Z]/g, (letter) => `_${letter}`)
    .toLowerCase()
    .split(/[_ ]/)
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
  return joined.replace(/\w/, () => joined.slice(0, 1).toLowerCase())
}
