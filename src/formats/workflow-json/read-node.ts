import type { Connection, GraphNode, Port } from '@/engine/graph/model'
import { arrayGet, isPhpArray } from '@/engine/php/array'
import { isTruthy } from '@/engine/php/empty'
import { toInteger } from '@/engine/php/integer'
import { entriesOf, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'

/**
 * Reads a node of MISP's graph JSON as PHP would: what is missing or of another type counts as empty.
 *
 * @param key the node's key in the graph
 */
export function readNode(key: string, raw: PhpMap): GraphNode {
  const data = field(raw, 'data')
  const parameters = field(data, 'indexed_params')
  return {
    key,
    id: field(raw, 'id'),
    name: textOf(field(raw, 'name')),
    moduleType: textOf(field(data, 'module_type')),
    moduleId: textOf(field(data, 'id')),
    parameters: isPhpArray(parameters) ? parameters : {},
    savedFilters: field(data, 'saved_filters'),
    multipleOutputConnection: isTruthy(field(data, 'multiple_output_connection')),
    isFiltering: isTruthy(field(data, 'isFiltering')),
    inputs: readPorts(field(raw, 'inputs'), 'input'),
    outputs: readPorts(field(raw, 'outputs'), 'output'),
    position: { x: numberOf(field(raw, 'pos_x')), y: numberOf(field(raw, 'pos_y')) },
    raw,
  }
}

/** A field of a map; null where there is none. */
export function field(value: PhpValue | undefined, key: string): PhpValue {
  return isPhpArray(value) ? (arrayGet(value, key) ?? null) : null
}

/** A text, or a number as text; empty for anything else. */
export function textOf(value: PhpValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/**
 * In MISP's graphs a connection of an output names the target's input `output`, and one of an input names the source's
 * output `input`.
 */
function readPorts(ports: PhpValue, portKey: 'input' | 'output'): readonly Port[] {
  return entriesOf(ports).map(([name, port]) => ({
    name,
    connections: itemsOf(field(port, 'connections')).map((connection): Connection => ({
      node: toInteger(field(connection, 'node')),
      port: textOf(field(connection, portKey)),
    })),
  }))
}

function numberOf(value: PhpValue): number {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : 0
  return Number.isFinite(number) ? number : 0
}
