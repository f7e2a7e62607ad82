import type { TriggerDeclaration } from '@/engine/modules/declaration'
import type { MispVersion } from '@/engine/compat'
import { nodeRules } from '@/engine/modules/node-rules'
import type { WorkflowProblem } from '@/formats/workflow-json/problem'
import { readWorkflowFile } from '@/formats/workflow-json/read-workflow-file'
import {
  emptyDocument,
  fromBlueprint,
  fromWorkflow,
  newWorkflow,
  selectNodes,
  writeDocument,
  type EditorDocument,
} from './document'
import type { EditorMispApi } from './misp'
import type { EditorStateApi } from './state'

/** What a text holds that can be edited. */
export interface ReadDocuments {
  readonly documents: readonly EditorDocument[]
  /** What is wrong; with no documents it says why. */
  readonly problems: readonly WorkflowProblem[]
}

/** Opening workflows and blueprints from text, and writing them. */
export function useOpening(state: EditorStateApi, misp: EditorMispApi) {
  /** Reads a text in any of MISP's forms without opening anything. */
  function read(text: string): ReadDocuments {
    const isKnownModule = nodeRules(misp.lookup.value).isKnown
    const { workflows, blueprints, problems } = readWorkflowFile(text, { isKnownModule })
    const documents = [
      ...workflows.map((workflow) => fromWorkflow(workflow)),
      ...blueprints.map(fromBlueprint),
    ]
    return { documents, problems }
  }

  /** Opens the first workflow or blueprint of a text; what is open now is lost unless it was saved. */
  function openText(text: string): ReadDocuments {
    const found = read(text)
    const [first] = found.documents
    if (first !== undefined) state.open(first)
    return found
  }

  /** Starts a new workflow with a trigger, which is selected: what is added next goes behind it. */
  function create(trigger: TriggerDeclaration, version: MispVersion): void {
    state.open(newWorkflow(trigger, version))
    state.select(selectNodes(state.graph.value.nodes.map(({ key }) => key)))
  }

  /** Closes what is open: nothing is left to be edited. */
  function close(): void {
    state.open(emptyDocument())
  }

  /** The document in MISP's JSON. */
  function write(): string {
    return writeDocument(state.document.value)
  }

  return { read, openText, create, close, write }
}

export type OpeningApi = ReturnType<typeof useOpening>
