import type { GraphNode } from '../graph/model.ts'
import { findDeclaration, type ModuleLookup } from './find-declaration.ts'

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
