import { compatOf, type MispVersion } from '../../compat.ts'
import type { ModuleDeclaration, NodeModuleDeclaration } from '../../modules/declaration.ts'
import type { PhpMap } from '../../php/value.ts'
import { parametersOf } from '../../modules/parameters-of.ts'
import type { GraphNode, Port, Position } from '../model.ts'

/** What a new node is made from. */
export interface NodeRequest {
  readonly declaration: ModuleDeclaration
  readonly position: Position
  /** Of the MISP that the workflow is for: parameters differ between versions. */
  readonly version: MispVersion
  /** The module's id in the graph where it differs from the declaration's: ad-hoc triggers have ids of their own. */
  readonly moduleId?: string
}

/** A node filter that is off, as MISP's editor stores it. */
export const NO_FILTER: PhpMap = { selector: '', value: '', operator: '', path: '' }

/**
 * A node as it stands in MISP after its editor was saved for the first time: parameters that have a default hold it,
 * others hold nothing. A trigger's node carries what modules ask it for (`misp_core_format` and more). MISP's
 * `node_uid` is left out: its editor makes a new one at each load.
 */
export function newNode(key: string, request: NodeRequest): GraphNode {
  const { declaration, position } = request
  const id = Number(key)
  const moduleId = request.moduleId ?? declaration.id
  const ports = portsOf(declaration)
  const multiple = declaration.type !== 'trigger' && declaration.multipleOutputConnection
  const parameters = defaultParameters(declaration, request.version)
  return {
    key,
    id,
    name: declaration.name,
    moduleType: declaration.type,
    moduleId,
    parameters,
    savedFilters: NO_FILTER,
    multipleOutputConnection: multiple,
    isFiltering: false,
    ...ports,
    position,
    raw: {
      id,
      name: declaration.name,
      data: {
        id: moduleId,
        name: declaration.name,
        module_type: declaration.type,
        ...moduleFacts(declaration),
        previous_module_version: '?',
        multiple_output_connection: multiple,
        indexed_params: parameters,
        saved_filters: NO_FILTER,
      },
      class: nodeClass(declaration),
      typenode: false,
      inputs: Object.fromEntries(ports.inputs.map(({ name }) => [name, { connections: [] }])),
      outputs: Object.fromEntries(ports.outputs.map(({ name }) => [name, { connections: [] }])),
      pos_x: position.x,
      pos_y: position.y,
    },
  }
}

/** The values of a module's parameters that have a default, in the order of their declaration. */
export function defaultParameters(declaration: ModuleDeclaration, version: MispVersion): PhpMap {
  return Object.fromEntries(
    parametersOf(declaration, { compat: compatOf(version) }).flatMap((parameter) =>
      parameter.default === undefined ? [] : [[parameter.id, parameter.default]],
    ),
  )
}

/** The inputs and outputs of a module's node, without connections. */
export function portsOf(declaration: ModuleDeclaration): {
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
} {
  const inputs = declaration.type === 'trigger' ? 0 : declaration.inputs
  const outputs = declaration.type === 'trigger' ? 1 : declaration.outputs
  return { inputs: emptyPorts('input', inputs), outputs: emptyPorts('output', outputs) }
}

function emptyPorts(side: 'input' | 'output', count: number): readonly Port[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `${side}_${index + 1}`,
    connections: [],
  }))
}

/** What MISP's editor copies from the module into the node. */
export function moduleFacts(declaration: ModuleDeclaration): PhpMap {
  const version: PhpMap = { module_version: declaration.version }
  if (declaration.type !== 'trigger') return version
  const { scope, blocking, coreFormat } = declaration
  return { ...version, scope, blocking, misp_core_format: coreFormat }
}

/** The style classes of a node in MISP's editor. */
export function nodeClass(declaration: ModuleDeclaration): string {
  if (declaration.type === 'trigger') return 'block-type-trigger'
  return [
    `block-type-${templateOf(declaration)}`,
    declaration.type === 'logic' ? 'block-type-logic' : '',
    declaration.expectsCoreFormat ? 'expect-misp-core-format' : '',
  ]
    .filter((name) => name !== '')
    .join(' ')
}

function templateOf({ id, type, outputs }: NodeModuleDeclaration): string {
  if (id === 'concurrent-task') return 'concurrent'
  return type === 'logic' && outputs > 1 ? 'if' : 'default'
}
