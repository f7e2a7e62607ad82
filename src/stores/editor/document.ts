import { DEFAULT_MISP_VERSION, type MispVersion } from '@/engine/compat'
import { addNode } from '@/engine/graph/edit/add-node'
import { findTriggerNode, type WorkflowGraph } from '@/engine/graph/model'
import type { TriggerDeclaration } from '@/engine/modules/declaration'
import { isTruthy } from '@/engine/php/empty'
import { getOffset } from '@/engine/php/offsets'
import { framesOfBlueprint, withFrames } from '@/formats/workflow-json/blueprint-frames'
import type { BlueprintDocument, WorkflowDocument } from '@/formats/workflow-json/documents'
import { writeBlueprint, writeWorkflow } from '@/formats/workflow-json/write-workflow'

/** What is edited, and what our own files keep with it. Undo goes back over all of it. */
export interface EditorDocument extends WorkflowDocument {
  /** A blueprint has no trigger, and is written as MISP writes blueprints. */
  readonly kind: 'workflow' | 'blueprint'
  /** Ids of the test events that belong to it. */
  readonly events: readonly string[]
}

/** What is selected: nodes by key, connections by their `edgeId`, frames (notes among them) by id. */
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
export function emptyDocument(): EditorDocument {
  return {
    kind: 'workflow',
    id: '',
    uuid: '',
    name: '',
    description: '',
    timestamp: '',
    triggerId: '',
    debugEnabled: false,
    enabled: false,
    counter: 0,
    graph: { nodes: [], frames: [] },
    raw: {},
    events: [],
  }
}

/** Every ad-hoc workflow has a trigger of its own: this is that of the first. */
const AD_HOC = { module: 'adhoc-trigger', first: 'adhoc_1' } as const

/** A new workflow as MISP makes it: nothing but its trigger, under 1 at the origin. */
export function newWorkflow(trigger: TriggerDeclaration, version: MispVersion): EditorDocument {
  const triggerId = trigger.id === AD_HOC.module ? AD_HOC.first : trigger.id
  const empty: WorkflowGraph = { nodes: [], frames: [] }
  const { graph } = addNode(empty, {
    declaration: trigger,
    position: { x: 0, y: 0 },
    version,
    moduleId: triggerId,
  })
  return {
    ...emptyDocument(),
    uuid: crypto.randomUUID(),
    name: `Workflow for trigger ${triggerId}`,
    triggerId,
    mispVersion: version,
    graph,
  }
}

/** A workflow as the editor holds it. */
export function fromWorkflow(
  workflow: WorkflowDocument,
  events: readonly string[] = [],
): EditorDocument {
  return { ...workflow, kind: 'workflow', events }
}

/** A blueprint as the editor holds it: its nodes are a graph without a trigger. */
export function fromBlueprint(blueprint: BlueprintDocument): EditorDocument {
  const { id, uuid, name, description, timestamp, nodes, raw } = blueprint
  return {
    ...emptyDocument(),
    kind: 'blueprint',
    ...{ id, uuid, name, description, timestamp, raw },
    graph: { nodes, frames: framesOfBlueprint(blueprint) },
  }
}

/** The document as MISP's JSON text. Reading it gives the same again. */
export function writeDocument(document: EditorDocument): string {
  return document.kind === 'blueprint'
    ? writeBlueprint(blueprintOf(document))
    : writeWorkflow(workflowOf(document))
}

/** The trigger named in the record is the one that stands in the graph. */
function workflowOf(document: EditorDocument): WorkflowDocument {
  const trigger = findTriggerNode(document.graph)
  return { ...document, triggerId: trigger?.moduleId ?? document.triggerId }
}

function blueprintOf(document: EditorDocument): BlueprintDocument {
  const { id, uuid, name, description, timestamp, graph, raw } = document
  const isDefault = isTruthy(getOffset(raw, 'default'))
  const blueprint = { id, uuid, name, description, timestamp, isDefault, nodes: graph.nodes, raw }
  return withFrames(blueprint, graph.frames)
}

/** The MISP version a workflow is edited, checked and run for. */
export function versionOf(document: WorkflowDocument): MispVersion {
  return document.mispVersion ?? DEFAULT_MISP_VERSION
}
