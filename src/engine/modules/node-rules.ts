import type { GraphNode } from '../graph/model.ts'
import type { ModuleDeclaration } from './declaration.ts'
import { findNodeModule, findTriggerModule, type ModuleLookup } from './registry.ts'

/** What checks of a graph ask about the modules of its nodes. */
export interface NodeRules {
  /** Whether MISP can load the module of this type and id. */
  readonly isKnown: (type: string, id: string) => boolean
  /** Whether a failing run of the node stops the whole walk. */
  readonly isBlocking: (node: GraphNode) => boolean
  /** Whether the node switches label filters on. */
  readonly isFilter: (node: GraphNode) => boolean
}

/** The rules that follow from the modules of a MISP version and of its misp-modules service. */
export function nodeRules(lookup: ModuleLookup): NodeRules {
  return {
    isKnown: (type, id) => findDeclaration(lookup, type, id) !== undefined,
    isBlocking: ({ moduleType, moduleId }) =>
      findDeclaration(lookup, moduleType, moduleId)?.blocking ?? false,
    isFilter: ({ moduleType, moduleId }) => {
      const declaration = findDeclaration(lookup, moduleType, moduleId)
      return declaration?.type === 'logic' && declaration.isFiltering
    },
  }
}

/** What the module of this type and id declares; undefined where MISP could not load it. */
export function findDeclaration(
  lookup: ModuleLookup,
  type: string,
  id: string,
): ModuleDeclaration | undefined {
  const module =
    type === 'trigger' ? findTriggerModule(lookup, id) : findNodeModule(lookup, type, id)
  return module?.declaration
}
