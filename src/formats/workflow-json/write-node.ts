import type { Connection, GraphNode, Port } from '@/engine/graph/model'
import { isPhpMap } from '@/engine/php/array'
import { itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { field, readNode } from './read-node'

/** What MISP's editor writes for a node nobody has saved yet. */
const NEW_NODE: PhpMap = {
  id: null,
  name: '',
  data: {
    id: '',
    name: '',
    module_type: '',
    multiple_output_connection: false,
    indexed_params: {},
    saved_filters: { selector: '', value: '', operator: '', path: '' },
  },
  class: 'block-type-default',
  typenode: false,
  inputs: {},
  outputs: {},
  pos_x: 0,
  pos_y: 0,
}

/**
 * Writes a node as MISP's graph JSON. What the node was read from stays as it was wherever the node still says the
 * same; only what was changed is written anew.
 */
export function writeNode(node: GraphNode): PhpMap {
  const raw = Object.keys(node.raw).length === 0 ? NEW_NODE : node.raw
  const before = readNode(node.key, raw)
  return {
    ...raw,
    ...changed({
      id: [before.id, node.id, node.id],
      name: [before.name, node.name, node.name],
      inputs: [before.inputs, node.inputs, writePorts(node.inputs, field(raw, 'inputs'), 'input')],
      outputs: [
        before.outputs,
        node.outputs,
        writePorts(node.outputs, field(raw, 'outputs'), 'output'),
      ],
      pos_x: [before.position.x, node.position.x, node.position.x],
      pos_y: [before.position.y, node.position.y, node.position.y],
    }),
    ...writeData(node, before, field(raw, 'data')),
  }
}

function writeData(node: GraphNode, before: GraphNode, raw: PhpValue): PhpMap {
  const data = changed({
    id: [before.moduleId, node.moduleId, node.moduleId],
    module_type: [before.moduleType, node.moduleType, node.moduleType],
    multiple_output_connection: [
      before.multipleOutputConnection,
      node.multipleOutputConnection,
      node.multipleOutputConnection,
    ],
    isFiltering: [before.isFiltering, node.isFiltering, node.isFiltering],
    indexed_params: [before.parameters, node.parameters, node.parameters],
    saved_filters: [before.savedFilters, node.savedFilters, node.savedFilters],
  })
  if (Object.keys(data).length === 0) return {}
  return { data: { ...asMap(raw), ...data } }
}

/** The fields whose value is another one than before, as they are to be written. */
function changed(
  fields: Readonly<Record<string, readonly [before: unknown, now: unknown, written: PhpValue]>>,
): PhpMap {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, [before, now]]) => JSON.stringify(before) !== JSON.stringify(now))
      .map(([key, [, , written]]) => [key, written]),
  )
}

/** Ports with their connections; what else stood with a port or a connection that is still there is kept. */
function writePorts(ports: readonly Port[], raw: PhpValue, portKey: 'input' | 'output'): PhpMap {
  return Object.fromEntries(
    ports.map(({ name, connections }) => {
      const port = field(raw, name)
      const before = itemsOf(field(port, 'connections'))
      return [
        name,
        {
          ...asMap(port),
          connections: connections.map((connection) =>
            writeConnection(connection, before, portKey),
          ),
        },
      ]
    }),
  )
}

function writeConnection(
  { node, port }: Connection,
  before: readonly PhpValue[],
  portKey: 'input' | 'output',
): PhpMap {
  const written = { node: String(node), [portKey]: port }
  const same = before.find(
    (raw) => field(raw, 'node') === written.node && field(raw, portKey) === port,
  )
  return { ...asMap(same ?? null), ...written }
}

function asMap(value: PhpValue): PhpMap {
  return isPhpMap(value) ? value : {}
}
