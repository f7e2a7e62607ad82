import {
  addBefore,
  addBehind,
  addNode,
  insertOnEdge,
  type Added,
} from '@/engine/graph/edit/add-node'
import { connect, disconnect, moveEdge } from '@/engine/graph/edit/connect'
import { edgeId, type Edge } from '@/engine/graph/edit/edges'
import { makeRoom } from '@/engine/graph/edit/make-room'
import { placeNodes } from '@/engine/graph/edit/place-nodes'
import type { NodeRequest } from '@/engine/graph/edit/new-node'
import { setComment, switchNodes } from '@/engine/graph/edit/node-marks'
import { renameNode, setNodeFilter, setParameter } from '@/engine/graph/edit/node-settings'
import { replaceModule } from '@/engine/graph/edit/replace-module'
import { findNode, type Position, type WorkflowGraph } from '@/engine/graph/model'
import type { ModuleDeclaration } from '@/engine/modules/declaration'
import type { PhpValue } from '@/engine/php/value'
import type { NodeFilter } from '@/engine/run/node-filter'
import { NOTHING, selectNodes, versionOf } from './document'
import { spotBehind, step, type Spot } from './free-spot'
import type { EditorMispApi } from './misp'
import type { EditorStateApi } from './state'
import { counted, nodesInWords } from './words'

/** Where a new node goes besides its position. */
export type Place =
  | { readonly on: Edge }
  | { readonly behind: Pick<Edge, 'source' | 'output'>; readonly insteadOf?: Edge }
  | { readonly before: Pick<Edge, 'target' | 'input'>; readonly insteadOf?: Edge }

/** What can be done with single nodes and connections. Each is a step that can be undone. */
export function useNodeCommands(state: EditorStateApi, { declarationOf }: EditorMispApi) {
  const version = () => versionOf(state.document.value)
  const nameOf = (key: string) => nodesInWords(state.graph.value, [key])

  /**
   * Adds a node for a module and selects it.
   *
   * @param place the connection to insert it on, or the port to connect it with
   * @returns the new node's key
   */
  function addModule(declaration: ModuleDeclaration, position: Position, place?: Place): string {
    const request = { declaration, position, version: version() }
    const added = placed(state.graph.value, request, place)
    state.changeGraph(`Add “${declaration.name}”`, () => added.graph, {
      selection: selectNodes([added.key]),
    })
    return added.key
  }

  /** Where the next new node goes: behind the node that is selected; undefined unless it is one. */
  function spotForNext(): Spot | undefined {
    const [key, ...others] = state.selection.value.nodes
    const node = key === undefined ? undefined : findNode(state.graph.value, key)
    if (node === undefined || others.length > 0) return undefined
    const declared = declarationOf(node)
    const takesMore =
      declared !== undefined && declared.type !== 'trigger' && declared.multipleOutputConnection
    return spotBehind(state.graph.value, node, takesMore)
  }

  function connectNodes(edge: Edge): void {
    state.changeGraph('Connect', (graph) => connect(graph, edge))
  }

  function disconnectNodes(edges: readonly Edge[]): void {
    state.changeGraph(`Disconnect ${counted(edges.length, 'connection')}`, (graph) =>
      disconnect(graph, edges),
    )
  }

  /** Leads a connection elsewhere. */
  function reconnect(from: Edge, to: Edge): void {
    const isSelected = state.selection.value.edges.includes(edgeId(from))
    state.changeGraph('Move connection', (graph) => moveEdge(graph, from, to), {
      selection: isSelected ? { ...NOTHING, edges: [edgeId(to)] } : state.selection.value,
    })
  }

  /** Puts nodes at new places. Calls for the same nodes in a row are one step, until `endGesture`. */
  function moveTo(places: ReadonlyMap<string, Position>): void {
    state.changeGraph(
      `Move ${nodesInWords(state.graph.value, [...places.keys()])}`,
      (graph) => placeNodes(graph, places),
      { gesture: `move ${[...places.keys()].join(' ')}` },
    )
  }

  /**
   * Sets a parameter; undefined goes back to the default. Typing in one field is one step.
   *
   * @param gesture names what belongs to one step, where the field knows better
   */
  function setParameterValue(
    key: string,
    parameter: string,
    value: PhpValue | undefined,
    gesture = 'typing',
  ): void {
    state.changeGraph(
      `Change ${labelOf(key, parameter)} of ${nameOf(key)}`,
      (graph) => setParameter(graph, key, parameter, value),
      { gesture: `parameter ${key} ${parameter} ${gesture}` },
    )
  }

  function labelOf(key: string, parameter: string): string {
    const node = findNode(state.graph.value, key)
    const declared = node === undefined ? undefined : declarationOf(node)
    return declared?.parameters.find(({ id }) => id === parameter)?.label ?? parameter
  }

  /** Sets the node filter; undefined switches it off. */
  function setFilter(key: string, filter: NodeFilter | undefined, gesture = 'typing'): void {
    state.changeGraph(
      `Change the filter of ${nameOf(key)}`,
      (graph) => setNodeFilter(graph, key, filter),
      { gesture: `filter ${key} ${gesture}` },
    )
  }

  function rename(key: string, name: string): void {
    state.changeGraph(`Rename ${nameOf(key)}`, (graph) => renameNode(graph, key, name), {
      gesture: `rename ${key}`,
    })
  }

  function comment(key: string, text: string): void {
    state.changeGraph(`Comment on ${nameOf(key)}`, (graph) => setComment(graph, key, text), {
      gesture: `comment ${key}`,
    })
  }

  /** Switches nodes off or on: see `switchNodes`. */
  function switchTo(keys: readonly string[], on: boolean): void {
    state.changeGraph(
      `${on ? 'Enable' : 'Disable'} ${nodesInWords(state.graph.value, keys)}`,
      (graph) => switchNodes(graph, keys, on),
    )
  }

  /** Gives a node another module; parameters that fit are kept. */
  function replace(key: string, declaration: ModuleDeclaration): void {
    const node = findNode(state.graph.value, key)
    if (node === undefined) return
    const before = declarationOf(node)
    state.changeGraph(`Replace ${nameOf(key)} by “${declaration.name}”`, (graph) =>
      replaceModule(graph, key, { declaration, version: version(), before }),
    )
  }

  return {
    addModule,
    spotForNext,
    connectNodes,
    disconnectNodes,
    reconnect,
    moveTo,
    setParameter: setParameterValue,
    setFilter,
    rename,
    comment,
    switchTo,
    replace,
  }
}

function placed(graph: WorkflowGraph, request: NodeRequest, place: Place | undefined): Added {
  if (place === undefined) return addNode(graph, request)
  if ('on' in place) {
    const { graph: added, key } = insertOnEdge(graph, place.on, request)
    return { graph: makeRoom(added, key, place.on, step), key }
  }
  const { insteadOf } = place
  const opened = insteadOf === undefined ? graph : disconnect(graph, [insteadOf])
  if ('behind' in place) return addBehind(opened, place.behind, request)
  return addBefore(opened, place.before, request)
}
