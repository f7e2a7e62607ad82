import {
  addBehind,
  addBefore,
  addNode,
  insertOnEdge,
  type Added,
} from '@/engine/graph/edit/add-node'
import { connect, disconnect } from '@/engine/graph/edit/connect'
import { edgeId, edgesOf, type Edge } from '@/engine/graph/edit/edges'
import { placeNodes } from '@/engine/graph/edit/move-nodes'
import type { NodeRequest } from '@/engine/graph/edit/new-node'
import { renameNode, setNodeFilter, setParameter } from '@/engine/graph/edit/node-settings'
import { removeAndReconnect, removeNodes } from '@/engine/graph/edit/remove-nodes'
import { findNode, type Position, type WorkflowGraph } from '@/engine/graph/model'
import type { ModuleDeclaration } from '@/engine/modules/declaration'
import type { PhpValue } from '@/engine/php/value'
import type { NodeFilter } from '@/engine/run/node-filter'
import { NOTHING, selectNodes, versionOf, type EditorDocument } from './document'
import type { EditorStateApi } from './state'

/** Where a new node goes besides its position. */
export type Place =
  | { readonly on: Edge }
  | { readonly behind: Pick<Edge, 'source' | 'output'> }
  | { readonly before: Pick<Edge, 'target' | 'input'> }

/** What can be done with single nodes and connections. Each is a step that can be undone. */
export function useNodeCommands(state: EditorStateApi) {
  /**
   * Adds a node for a module and selects it.
   *
   * @param place the connection to insert it on, or the port to connect it with
   * @returns the new node's key
   */
  function addModule(declaration: ModuleDeclaration, position: Position, place?: Place): string {
    const version = versionOf(state.document.value)
    const added = placed(state.graph.value, { declaration, position, version }, place)
    state.changeGraph(`Add “${declaration.name}”`, () => added.graph, {
      selection: selectNodes([added.key]),
    })
    return added.key
  }

  function connectNodes(edge: Edge): void {
    state.changeGraph('Connect', (graph) => connect(graph, edge))
  }

  /** Leads a connection elsewhere. */
  function reconnect(from: Edge, to: Edge): void {
    state.changeGraph('Move connection', (graph) => connect(disconnect(graph, [from]), to))
  }

  /** Puts nodes at new places. Calls in a row are one step until `endGesture`. */
  function moveTo(places: ReadonlyMap<string, Position>): void {
    state.changeGraph(
      `Move ${counted(places.size, 'node')}`,
      (graph) => placeNodes(graph, places),
      { gesture: `move ${[...places.keys()].join(' ')}` },
    )
  }

  /** Removes what is selected: nodes, connections, frames (their nodes stay). */
  function removeSelection(options: { readonly reconnect: boolean } = { reconnect: false }): void {
    const { nodes, edges, frames } = state.selection.value
    const ids = new Set(edges)
    const label = nodes.length > 0 ? `Delete ${nameOf(state.graph.value, nodes)}` : 'Delete'
    state.changeGraph(
      label,
      (graph) => {
        const cut = disconnect(
          graph,
          edges.length === 0 ? [] : edgesOf(graph).filter((edge) => ids.has(edgeId(edge))),
        )
        const left = options.reconnect ? removeAndReconnect(cut, nodes) : removeNodes(cut, nodes)
        if (frames.length === 0) return left
        return { ...left, frames: left.frames.filter(({ id }) => !frames.includes(id)) }
      },
      { selection: NOTHING },
    )
  }

  /** Sets a parameter; undefined goes back to the default. Typing in one field is one step. */
  function setParameterValue(key: string, parameter: string, value: PhpValue | undefined): void {
    state.changeGraph(
      `Change ${parameter}`,
      (graph) => setParameter(graph, key, parameter, value),
      { gesture: `parameter ${key} ${parameter}` },
    )
  }

  function setFilter(key: string, filter: NodeFilter | undefined): void {
    state.changeGraph('Change node filter', (graph) => setNodeFilter(graph, key, filter), {
      gesture: `filter ${key}`,
    })
  }

  function rename(key: string, name: string): void {
    state.changeGraph('Rename node', (graph) => renameNode(graph, key, name), {
      gesture: `rename ${key}`,
    })
  }

  /** Changes name, description, version, switches or test events of the workflow. */
  function setProperties(
    properties: Partial<
      Pick<
        EditorDocument,
        'name' | 'description' | 'enabled' | 'debugEnabled' | 'mispVersion' | 'events'
      >
    >,
  ): void {
    const names = Object.keys(properties).join(' ')
    state.change('Change workflow', (document) => ({ ...document, ...properties }), {
      gesture: `properties ${names}`,
    })
  }

  return {
    addModule,
    connectNodes,
    reconnect,
    moveTo,
    removeSelection,
    setParameter: setParameterValue,
    setFilter,
    rename,
    setProperties,
  }
}

function placed(graph: WorkflowGraph, request: NodeRequest, place: Place | undefined): Added {
  if (place === undefined) return addNode(graph, request)
  if ('on' in place) return insertOnEdge(graph, place.on, request)
  if ('behind' in place) return addBehind(graph, place.behind, request)
  return addBefore(graph, place.before, request)
}

function nameOf(graph: WorkflowGraph, keys: readonly string[]): string {
  const [only, ...others] = keys
  if (only === undefined || others.length > 0) return counted(keys.length, 'node')
  return `“${findNode(graph, only)?.name ?? only}”`
}

function counted(count: number, word: string): string {
  return count === 1 ? `a ${word}` : `${count} ${word}s`
}
