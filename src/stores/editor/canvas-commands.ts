import { disconnect } from '@/engine/graph/edit/connect'
import { edgeId, edgesOf } from '@/engine/graph/edit/edges'
import {
  addFrame,
  addToFrame,
  removeFrames,
  renameFrame,
  takeFromFrames,
} from '@/engine/graph/edit/frames'
import { moveParts } from '@/engine/graph/edit/move-parts'
import { addNote, changeNote, notesOf, type CanvasNote } from '@/engine/graph/edit/notes'
import { removeAndReconnect, removeNodes } from '@/engine/graph/edit/remove-nodes'
import type { Position } from '@/engine/graph/model'
import { NOTHING, type EditorDocument } from './document'
import type { EditorStateApi } from './state'
import { counted, nodesInWords } from './words'

/** What of the workflow can be changed beside its graph. */
export type WorkflowProperties = Pick<
  EditorDocument,
  'name' | 'description' | 'enabled' | 'debugEnabled' | 'mispVersion' | 'events'
>

/** What can be done with the selection as a whole, with frames, notes and the workflow itself. */
export function useCanvasCommands(state: EditorStateApi) {
  /**
   * Removes what is selected: nodes, connections, notes, and frames (their nodes stay).
   *
   * @param reconnect connects what was before and behind each removed node
   */
  function removeSelection({ reconnect = false }: { readonly reconnect?: boolean } = {}): void {
    const { nodes, edges, frames } = state.selection.value
    state.changeGraph(
      `Delete ${removedInWords()}`,
      (graph) => {
        const ids = new Set(edges)
        const cut = disconnect(
          graph,
          edgesOf(graph).filter((edge) => ids.has(edgeId(edge))),
        )
        const left = reconnect ? removeAndReconnect(cut, nodes) : removeNodes(cut, nodes)
        return removeFrames(left, frames)
      },
      { selection: NOTHING },
    )
  }

  function removedInWords(): string {
    const { nodes, edges, frames } = state.selection.value
    if (nodes.length > 0) return nodesInWords(state.graph.value, nodes)
    if (frames.length > 0) return counted(frames.length, 'frame')
    return counted(edges.length, 'connection')
  }

  /** Draws a frame around nodes; it is selected then. */
  function frame(keys: readonly string[], title: string): void {
    const id = crypto.randomUUID()
    state.changeGraph(
      `Frame ${nodesInWords(state.graph.value, keys)}`,
      (graph) => addFrame(graph, id, title, keys),
      { selection: { ...NOTHING, frames: [id] } },
    )
  }

  function rename(id: string, title: string): void {
    state.changeGraph('Rename frame', (graph) => renameFrame(graph, id, title), {
      gesture: `frame ${id}`,
    })
  }

  function addNodesToFrame(id: string, keys: readonly string[]): void {
    state.changeGraph('Add to frame', (graph) => addToFrame(graph, id, keys))
  }

  function takeNodesFromFrames(keys: readonly string[]): void {
    state.changeGraph('Take out of frame', (graph) => takeFromFrames(graph, keys))
  }

  /** Puts a note on the canvas and selects it. */
  function note(text: string, position: Position): string {
    const id = crypto.randomUUID()
    state.changeGraph('Add note', (graph) => addNote(graph, { id, text, position }), {
      selection: { ...NOTHING, frames: [id] },
    })
    return id
  }

  /** Changes text, place or size of a note. */
  function editNote(id: string, change: Partial<Omit<CanvasNote, 'id'>>): void {
    const what = kindOfChange(change)
    state.changeGraph(`${what} note`, (graph) => changeNote(graph, id, change), {
      gesture: `note ${id} ${what}`,
    })
  }

  /** Moves all that is selected by a distance; a frame with its nodes. Moves in a row are one step. */
  function moveSelection(by: Position): void {
    const { nodes, frames } = state.selection.value
    const what = nodes.length > 0 ? nodesInWords(state.graph.value, nodes) : 'selection'
    state.changeGraph(`Move ${what}`, (graph) => moveParts(graph, { nodes, frames }, by), {
      gesture: `move ${[...nodes, ...frames].join(' ')}`,
    })
  }

  /** Makes the selected notes larger, or smaller. Changes in a row are one step. */
  function growNotes(by: Position): void {
    const { frames } = state.selection.value
    state.changeGraph(
      'Resize note',
      (graph) =>
        notesOf(graph)
          .filter(({ id }) => frames.includes(id))
          .reduce((changed, { id, width, height }) => {
            return changeNote(changed, id, { width: width + by.x, height: height + by.y })
          }, graph),
      { gesture: `resize ${frames.join(' ')}` },
    )
  }

  /** Changes name, description, switches, version or test events of the workflow. */
  function setProperties(properties: Partial<WorkflowProperties>): void {
    const names = Object.keys(properties)
    state.change(
      `Change ${names.join(' and ')} of the workflow`,
      (document) => ({ ...document, ...properties }),
      { gesture: `properties ${names.join(' ')}` },
    )
  }

  return {
    removeSelection,
    frame,
    renameFrame: rename,
    addNodesToFrame,
    takeNodesFromFrames,
    note,
    editNote,
    moveSelection,
    growNotes,
    setProperties,
  }
}

function kindOfChange(change: Partial<CanvasNote>): 'Edit' | 'Move' | 'Resize' {
  if (change.text !== undefined) return 'Edit'
  return change.position === undefined ? 'Resize' : 'Move'
}
