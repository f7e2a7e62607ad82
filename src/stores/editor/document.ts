import { DEFAULT_MISP_VERSION, type MispVersion } from '@/engine/compat'
import { findTriggerNode, type WorkflowGraph } from '@/engine/graph/model'
import type { WorkflowDocument } from '@/formats/workflow-json/documents'

/** What is edited: a workflow and what our own files keep with it. Undo goes back over all of it. */
export interface EditorDocument extends WorkflowDocument {
  /** Ids of the test events that belong to the workflow. */
  readonly events: readonly string[]
}

/** What is selected: nodes and frames (notes among them) by key, connections by their `edgeId`. */
export interface Selection {
  readonly nodes: readonly string[]
  readonly edges: readonly string[]
  readonly frames: readonly string[]
}

/** Nothing is selected. */
export const NOTHING: Selection = { nodes: [], edges: [], frames: [] }

/** A selection of nodes only. */
export function selectNodes(nodes: readonly string[]): Selection {
  return { ...NOTHING, nodes }
}

/** A workflow with nothing in it. */
export function emptyDocument(graph: WorkflowGraph = { nodes: [], frames: [] }): EditorDocument {
  return {
    id: '',
    uuid: '',
    name: '',
    description: '',
    timestamp: '',
    triggerId: findTriggerNode(graph)?.moduleId ?? '',
    debugEnabled: false,
    enabled: false,
    counter: 0,
    graph,
    raw: {},
    events: [],
  }
}

/** The MISP version a workflow is edited, checked and run for. */
export function versionOf(document: WorkflowDocument): MispVersion {
  return document.mispVersion ?? DEFAULT_MISP_VERSION
}
