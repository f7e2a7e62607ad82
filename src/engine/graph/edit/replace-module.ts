import { compatOf, type MispVersion } from '../../compat.ts'
import type { ModuleDeclaration, ParameterDeclaration } from '../../modules/declaration.ts'
import { arrayGet, isPhpArray, isPhpList } from '../../php/array.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import { parametersOf } from '../../modules/parameters-of.ts'
import type { GraphNode, Port, WorkflowGraph } from '../model.ts'
import { changeNode } from './change-nodes.ts'
import { keepConnections } from './connect.ts'
import { defaultParameters, moduleFacts, NO_FILTER, nodeClass, portsOf } from './new-node.ts'

/** What a node's module is replaced by. */
export interface Replacement {
  readonly declaration: ModuleDeclaration
  readonly version: MispVersion
  /** The module the node has now, if it is known: a title that is its name changes too, one of the user's stays. */
  readonly before: ModuleDeclaration | undefined
}

/**
 * Gives a node another module. Parameters that the new module has too, and whose value it can take, keep it; the others
 * get their defaults. Connections of ports that the new module lacks are removed. Id, place, comment and all keys we do
 * not know stay.
 */
export function replaceModule(
  graph: WorkflowGraph,
  key: string,
  replacement: Replacement,
): WorkflowGraph {
  const { inputs, outputs } = portsOf(replacement.declaration)
  const cut = keepConnections(graph, (edge) => {
    if (edge.source === key && !hasPort(outputs, edge.output)) return false
    return edge.target !== key || hasPort(inputs, edge.input)
  })
  return changeNode(cut, key, (node) => withModule(node, replacement))
}

/** The parameters of a node that a module has too and whose value it can take. */
function fittingParameters(
  node: GraphNode,
  declaration: ModuleDeclaration,
  version: MispVersion,
): PhpMap {
  return Object.fromEntries(
    parametersOf(declaration, { compat: compatOf(version) }).flatMap((parameter) => {
      const value = arrayGet(node.parameters, parameter.id)
      return value !== undefined && fits(value, parameter) ? [[parameter.id, value]] : []
    }),
  )
}

function withModule(node: GraphNode, { declaration, version, before }: Replacement): GraphNode {
  const { inputs, outputs } = portsOf(declaration)
  const isAction = declaration.type !== 'trigger'
  const multiple = isAction && declaration.multipleOutputConnection
  const keepsFilter = isAction && declaration.supportsFilters
  const hasOwnTitle = node.name !== '' && node.name !== before?.name
  const name = hasOwnTitle ? node.name : declaration.name
  const data = node.raw['data'] ?? {}
  return {
    ...node,
    name,
    moduleType: declaration.type,
    moduleId: declaration.id,
    parameters: {
      ...defaultParameters(declaration, version),
      ...fittingParameters(node, declaration, version),
    },
    savedFilters: keepsFilter ? node.savedFilters : NO_FILTER,
    multipleOutputConnection: multiple,
    isFiltering: false,
    inputs: withConnectionsOf(inputs, node.inputs),
    outputs: withConnectionsOf(outputs, node.outputs),
    raw: {
      ...node.raw,
      data: {
        ...(isPhpArray(data) && !isPhpList(data) ? data : {}),
        name,
        ...moduleFacts(declaration),
        previous_module_version: '?',
      },
      class: nodeClass(declaration),
    },
  }
}

function withConnectionsOf(ports: readonly Port[], before: readonly Port[]): readonly Port[] {
  return ports.map((port) => before.find(({ name }) => name === port.name) ?? port)
}

function hasPort(ports: readonly Port[], port: string): boolean {
  return ports.some(({ name }) => name === port)
}

/** Whether a field of this kind could have stored the value. Options of the instance are not known here. */
function fits(
  value: PhpValue,
  { type, options, multiple, acceptsNewValues }: ParameterDeclaration,
): boolean {
  if (type === 'checkbox') return typeof value === 'boolean'
  if (multiple === true) return isPhpList(value) && value.every(isText)
  if (type === 'picker' && acceptsNewValues === true && isPhpList(value)) return value.every(isText)
  if (!isText(value)) return false
  return options === undefined || options.some(([option]) => option === String(value))
}

function isText(value: PhpValue): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
