import { completeNode } from '@/engine/graph/edit/complete-node'
import { copyNodes, type GraphPart } from '@/engine/graph/edit/copy-nodes'
import { insertPart, type Inserted } from '@/engine/graph/edit/insert-part'
import { removeFrames } from '@/engine/graph/edit/frames'
import { removeNodes } from '@/engine/graph/edit/remove-nodes'
import { findTriggerNode, type GraphNode, type Position } from '@/engine/graph/model'
import { framesOfBlueprint, withFrames } from '@/formats/workflow-json/blueprint-frames'
import type { BlueprintDocument } from '@/formats/workflow-json/documents'
import type { WorkflowProblem } from '@/formats/workflow-json/problem'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import { writeBlueprint } from '@/formats/workflow-json/write-workflow'
import { NOTHING, versionOf } from './document'
import type { EditorMispApi } from './misp'
import type { EditorStateApi } from './state'
import { counted, nodesInWords } from './words'

/** What became of a text that was pasted. */
export type PasteResult =
  | {
      readonly ok: true
      /** The keys of the new nodes. */
      readonly keys: readonly string[]
      readonly skippedTriggers: number
      readonly droppedConnections: number
      /** Further workflows and blueprints in the text, which were left out. */
      readonly others: number
    }
  /** The text holds nothing that could be put in. */
  | { readonly ok: false; readonly problem: WorkflowProblem }

/** How far from its original a copy stands. */
const OFFSET: Position = { x: 40, y: 40 }

/**
 * Copying, pasting and blueprints. What is copied is a blueprint in MISP's JSON, so that it can be pasted in other tabs
 * and into text files, and taken by MISP.
 */
export function useClipboard(state: EditorStateApi, misp: EditorMispApi) {
  /** The selected nodes, frames and notes. */
  function selectedPart(): GraphPart {
    const { nodes, frames } = state.selection.value
    return copyNodes(state.graph.value, nodes, frames)
  }

  /** The selection as JSON text; empty when nothing is selected that can be copied. */
  function copyText(): string {
    const part = selectedPart()
    if (part.nodes.length === 0 && part.frames.length === 0) return ''
    return writeBlueprint(asBlueprint(part, '', ''))
  }

  /** As `copyText`, and removes the selection. */
  function cutText(): string {
    const text = copyText()
    const { nodes, frames } = state.selection.value
    if (text !== '') {
      state.changeGraph(
        `Cut ${nodesInWords(state.graph.value, nodes)}`,
        (graph) => removeFrames(removeNodes(graph, nodes), frames),
        { selection: NOTHING },
      )
    }
    return text
  }

  /**
   * Puts in what a text holds: copied nodes, a blueprint or a workflow in any of MISP's forms.
   *
   * @param at where the left-most node goes; without it beside where the nodes stood
   */
  function paste(text: string, at?: Position): PasteResult {
    const { workflows, blueprints, problems } = readWorkflowFile(text)
    const parts = [
      ...workflows.map(({ graph }): GraphPart => graph),
      ...blueprints.map((one): GraphPart => ({ nodes: one.nodes, frames: framesOfBlueprint(one) })),
    ]
    const [part, ...others] = parts
    if (part === undefined) return { ok: false, problem: problems[0] ?? NOTHING_READ }
    const { keys, skippedTriggers, droppedConnections } = putIn('Paste', part, at)
    return { ok: true, keys, skippedTriggers, droppedConnections, others: others.length }
  }

  /** Puts a copy of the selection beside it. */
  function duplicate(): void {
    putIn('Duplicate', selectedPart())
  }

  /** Puts a blueprint into the workflow, in a frame with its name. */
  function insertBlueprint(blueprint: BlueprintDocument, at: Position): Inserted {
    const part = { nodes: blueprint.nodes, frames: framesOfBlueprint(blueprint) }
    return putIn('Insert', part, at, blueprint.name)
  }

  function putIn(what: string, part: GraphPart, at?: Position, frameTitle?: string): Inserted {
    const inserted = insertPart(state.graph.value, part, {
      ...(at === undefined ? { by: OFFSET } : { at }),
      ...(frameTitle === undefined ? {} : { frameTitle, complete }),
      newId: () => crypto.randomUUID(),
    })
    const { keys, frames, graph } = inserted
    const name = frameTitle === undefined ? counted(keys.length, 'node') : `“${frameTitle}”`
    if (keys.length + frames.length > 0) {
      state.changeGraph(`${what} ${name}`, () => graph, {
        selection: { ...NOTHING, nodes: keys, frames },
      })
    }
    return inserted
  }

  function complete(node: GraphNode): GraphNode {
    const declaration = misp.declarationOf(node)
    if (declaration === undefined) return node
    return completeNode(node, declaration, versionOf(state.document.value))
  }

  /**
   * The selected nodes as a new blueprint. Its description says behind which trigger it belongs, as in MISP, unless it
   * was given one.
   */
  function takeBlueprint(name: string, description = ''): BlueprintDocument {
    const trigger = findTriggerNode(state.graph.value)?.moduleId
    const suggested = trigger === undefined ? '' : `[${trigger}]\n`
    return asBlueprint(selectedPart(), name, description || suggested)
  }

  return { copyText, cutText, paste, duplicate, insertBlueprint, takeBlueprint }
}

const NOTHING_READ: WorkflowProblem = {
  severity: 'unreadable',
  where: '$',
  what: 'There is no workflow or blueprint in it.',
  todo: 'Copy nodes here or in MISP, or a workflow’s JSON.',
}

function asBlueprint(part: GraphPart, name: string, description: string): BlueprintDocument {
  const blueprint: BlueprintDocument = {
    id: '',
    uuid: name === '' ? '' : crypto.randomUUID(),
    name,
    description,
    timestamp: '',
    isDefault: false,
    nodes: part.nodes,
    raw: {},
  }
  return withFrames(blueprint, part.frames)
}
