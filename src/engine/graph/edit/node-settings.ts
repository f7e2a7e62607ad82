import { isPhpArray } from '../../php/array.ts'
import { identical } from '../../php/identical.ts'
import type { PhpArray, PhpMap, PhpValue } from '../../php/value.ts'
import { arraySet, arrayUnset } from '../../php/array.ts'
import type { NodeFilter } from '../../run/node-filter.ts'
import type { GraphNode, WorkflowGraph } from '../model.ts'
import { changeNode } from './change-nodes.ts'
import { NO_FILTER } from './new-node.ts'

/** Gives a parameter of a node a value; undefined removes the stored value, so that the module's default counts. */
export function setParameter(
  graph: WorkflowGraph,
  key: string,
  parameter: string,
  value: PhpValue | undefined,
): WorkflowGraph {
  return changeNode(graph, key, (node) => {
    const { parameters } = node
    const changed =
      value === undefined ? arrayUnset(parameters, parameter) : put(parameters, parameter, value)
    return changed === parameters ? node : { ...node, parameters: changed }
  })
}

function put(parameters: PhpArray, parameter: string, value: PhpValue): PhpArray {
  const before = isPhpArray(parameters) && Object.hasOwn(parameters, parameter)
  const changed = arraySet(parameters, parameter, value)
  return before && identical(parameters, changed) ? parameters : changed
}

/**
 * Sets a node's filter as MISP's editor stores it: all four fields empty when it is off. MISP's editor stores no
 * operator while selector, value and path are empty.
 */
export function setNodeFilter(
  graph: WorkflowGraph,
  key: string,
  filter: NodeFilter | undefined,
): WorkflowGraph {
  const stored: PhpMap = filter === undefined ? NO_FILTER : storedFilter(filter)
  return changeNode(graph, key, (node) =>
    identical(node.savedFilters, stored) ? node : { ...node, savedFilters: stored },
  )
}

function storedFilter({ selector, value, operator, path }: NodeFilter): PhpMap {
  const isOff = selector === '' && value === '' && path === ''
  return isOff ? NO_FILTER : { selector, value, operator, path }
}

/** The node with another title. It stands in the node twice; MISP's editor keeps the one in `data`. */
export function renameNode(graph: WorkflowGraph, key: string, name: string): WorkflowGraph {
  return changeNode(graph, key, (node) =>
    node.name === name ? node : { ...withData(node, 'name', name), name },
  )
}

/** The node with a field of its `data` set, or removed with undefined. */
export function withData(node: GraphNode, field: string, value: PhpValue | undefined): GraphNode {
  const data = Object.hasOwn(node.raw, 'data') ? (node.raw['data'] ?? {}) : {}
  const fields = isPhpArray(data) ? data : {}
  const changed = value === undefined ? arrayUnset(fields, field) : arraySet(fields, field, value)
  return changed === fields ? node : { ...node, raw: { ...node.raw, data: changed } }
}
