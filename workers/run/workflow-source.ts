import { compatOf, type MispVersion } from '@/engine/compat'
import type { MispState, StoredWorkflow } from '@/engine/effects/state'
import { findTriggerNode, type GraphNode } from '@/engine/graph/model'
import { nodeRules } from '@/engine/modules/node-rules'
import { eventPublish } from '@/engine/modules/triggers/event-publish'
import { putBehindTrigger } from '@/formats/workflow-json/behind-trigger'
import { triggerInDescription, withoutTrigger } from '@/formats/workflow-json/blueprint-trigger'
import type { BlueprintDocument, WorkflowDocument } from '@/formats/workflow-json/documents'
import { readWorkflowFile, type WorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import type { LoadedWorkflows, NodeOutline, Placement, WorkflowOutline } from './protocol'
import { findTrigger } from './triggers'

/** What an outline shows at most. */
const maxNodes = 200

type Document =
  | { readonly kind: 'workflow'; readonly document: WorkflowDocument }
  | { readonly kind: 'blueprint'; readonly document: BlueprintDocument }

/** A file with workflows and blueprints, and the one in it that is in use. */
export class WorkflowSource {
  readonly #text: string
  readonly #state: Pick<MispState, 'mispModules'>
  readonly #file: WorkflowFile
  readonly #documents: readonly Document[]
  #chosen = 0

  /**
   * Reads a file; nothing in it may be readable.
   *
   * @param state whose services decide which modules exist
   */
  constructor(text: string, version: MispVersion, state: Pick<MispState, 'mispModules'>) {
    this.#text = text
    this.#state = state
    const { isKnown } = nodeRules({ compat: compatOf(version), state })
    this.#file = readWorkflowFile(text, { isKnownModule: isKnown })
    this.#documents = [
      ...this.#file.workflows.map((document) => ({ kind: 'workflow', document }) as const),
      ...this.#file.blueprints.map((document) => ({ kind: 'blueprint', document }) as const),
    ]
  }

  /** The same file as another version of MISP sees it, which knows other modules. */
  inVersion(version: MispVersion): WorkflowSource {
    const source = new WorkflowSource(this.#text, version, this.#state)
    source.choose(this.#chosen)
    return source
  }

  get problems(): WorkflowFile['problems'] {
    return this.#file.problems
  }

  /** Takes another document into use. A number beyond the last one takes the last. */
  choose(index: number): void {
    this.#chosen = Math.max(0, Math.min(index, this.#documents.length - 1))
  }

  /** What was loaded; null when nothing in the file is a workflow or blueprint. */
  describe(): LoadedWorkflows | null {
    const chosen = this.#documents[this.#chosen]
    if (chosen === undefined) return null
    return {
      names: this.#documents.map(nameOf),
      chosen: this.#chosen,
      outline: outlineOf(chosen),
      problems: this.#file.problems,
    }
  }

  /**
   * The workflow in use as MISP would have it saved. What has no trigger is put behind the given one, if there is such
   * a trigger.
   */
  stored(triggerId: string, debugEnabled: boolean): StoredWorkflow | null {
    const chosen = this.#documents[this.#chosen]
    if (chosen === undefined) return null
    const saved = { id: '1', debugEnabled, enabled: true, counter: 0 }
    if (chosen.kind === 'workflow' && !needsTrigger(chosen)) {
      const { id, name, triggerId: own, counter, graph } = chosen.document
      return {
        ...saved,
        id: id || saved.id,
        name: name || named(own),
        triggerId: own,
        counter,
        graph,
      }
    }
    const trigger = findTrigger(triggerId)?.declaration
    const nodes = nodesOf(chosen)
    const graph =
      trigger === undefined
        ? { nodes, frames: [] }
        : putBehindTrigger(nodes, trigger, triggerId).graph
    return { ...saved, name: named(triggerId), triggerId, graph }
  }
}

/** What MISP calls a workflow that it makes for a trigger. */
function named(triggerId: string): string {
  return `Workflow for trigger ${triggerId}`
}

function nodesOf({ kind, document }: Document): readonly GraphNode[] {
  return kind === 'workflow' ? document.graph.nodes : document.nodes
}

function needsTrigger(chosen: Document): boolean {
  return chosen.kind === 'blueprint' || findTriggerNode(chosen.document.graph) === undefined
}

function nameOf({ kind, document }: Document, index: number): string {
  const name = document.name === '' ? `${kind} ${index + 1}` : document.name
  return kind === 'blueprint' ? `${name} (blueprint)` : name
}

function outlineOf(chosen: Document): WorkflowOutline {
  const { kind, document } = chosen
  const nodes = nodesOf(chosen)
  return {
    kind,
    name: document.name,
    description: withoutTrigger(document.description),
    nodes: nodes.slice(0, maxNodes).map(outlineOfNode),
    nodeCount: nodes.length,
    trigger: triggerOf(chosen),
    ...(needsTrigger(chosen) ? { placement: placementOf(nodes) } : {}),
  }
}

/** The same behind whatever trigger. */
function placementOf(nodes: readonly GraphNode[]): Placement {
  const { entries, dropped } = putBehindTrigger(nodes, eventPublish.declaration)
  return { entries, dropped }
}

/** The trigger of a workflow; of a blueprint the one in its description or among its nodes. */
function triggerOf(chosen: Document): string {
  if (chosen.kind === 'workflow') return chosen.document.triggerId
  const said = triggerInDescription(chosen.document.description)
  const node = chosen.document.nodes.find(({ moduleType }) => moduleType === 'trigger')
  return findTrigger(said) !== undefined ? said : (node?.moduleId ?? '')
}

function outlineOfNode({ key, name, moduleType, moduleId, outputs }: GraphNode): NodeOutline {
  return {
    key,
    name,
    moduleType,
    moduleId,
    outputs: outputs.map((output) => ({
      name: output.name,
      targets: output.connections.map(({ node }) => String(node)),
    })),
  }
}
