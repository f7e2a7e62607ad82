import type { MispVersion } from '../../compat.ts'
import type { ModuleDeclaration } from '../../modules/declaration.ts'
import { toPhpMap } from '../../php/array.ts'
import type { GraphNode, Port } from '../model.ts'
import { defaultParameters, portsOf } from './new-node.ts'

/**
 * A node with what its module has and the node lacks: parameters get their defaults, ports are added. MISP's editor
 * does so with the nodes of a blueprint.
 */
export function completeNode(
  node: GraphNode,
  declaration: ModuleDeclaration,
  version: MispVersion,
): GraphNode {
  const { inputs, outputs } = portsOf(declaration)
  return {
    ...node,
    parameters: { ...defaultParameters(declaration, version), ...toPhpMap(node.parameters) },
    inputs: withPorts(node.inputs, inputs),
    outputs: withPorts(node.outputs, outputs),
  }
}

function withPorts(ports: readonly Port[], declared: readonly Port[]): readonly Port[] {
  const missing = declared.filter(({ name }) => !ports.some((port) => port.name === name))
  return missing.length === 0 ? ports : [...ports, ...missing]
}
