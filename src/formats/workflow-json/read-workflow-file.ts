import type { PhpValue } from '@/engine/php/value'
import { isPhpArray, isPhpList } from '@/engine/php/array'
import { JsonView } from '@/formats/json/json-view'
import { checkDocument, checkModules, type IsKnownModule } from './check-document'
import type { BlueprintDocument, WorkflowDocument } from './documents'
import { describeFault } from './fault'
import { workflowLimits } from './limits'
import { ProblemList, type WorkflowProblem } from './problem'
import { looksLikeNode, readGraph } from './read-graph'
import { field } from './read-node'
import { blueprintOf, readBlueprint, readWorkflow, workflowOf } from './read-workflow'

/** What a file holds. Where both lists are empty nothing could be used, and a problem says why. */
export interface WorkflowFile {
  readonly workflows: readonly WorkflowDocument[]
  readonly blueprints: readonly BlueprintDocument[]
  /** What is wrong. Only `unreadable` parts are missing from the lists; the rest can be opened and corrected. */
  readonly problems: readonly WorkflowProblem[]
}

export interface ReadOptions {
  /** Tells which modules exist; without it they are not checked. */
  readonly isKnownModule?: IsKnownModule
}

/**
 * Reads workflows and blueprints in all the forms people have them: the graph alone, `{"Workflow": {…}}` from view,
 * edit or index, `{"WorkflowBlueprint": {…}}`, these without their wrapper, lists of them, a bare list of nodes; with the
 * graph as an object, as PHP's list or as JSON text.
 *
 * Never throws: whatever is wrong stands in `problems`.
 */
export function readWorkflowFile(text: string, options: ReadOptions = {}): WorkflowFile {
  const reader = new Reader(options)
  reader.readText(text)
  return reader.file
}

class Reader {
  readonly #workflows: WorkflowDocument[] = []
  readonly #blueprints: BlueprintDocument[] = []
  readonly #problems = new ProblemList()
  readonly #isKnownModule: IsKnownModule | undefined

  constructor({ isKnownModule }: ReadOptions) {
    this.#isKnownModule = isKnownModule
  }

  get file(): WorkflowFile {
    return {
      workflows: this.#workflows,
      blueprints: this.#blueprints,
      problems: this.#problems.all,
    }
  }

  readText(text: string): void {
    if (text.length > workflowLimits.characters) {
      this.#unreadable(
        '$',
        `The file has ${text.length} characters; at most ${workflowLimits.characters} are read.`,
        'Export the workflows one by one.',
      )
      return
    }
    const read = JsonView.read(text)
    if (read.ok) {
      this.#readTop(read.view)
      return
    }
    const { where, what, todo } = describeFault(read.problem)
    this.#unreadable(where, `This is no JSON. ${what}`, todo)
  }

  #readTop(view: JsonView): void {
    const { value } = view
    if (!isPhpList(value)) {
      this.#readOne(view)
    } else if (value.length === 0) {
      this.#unreadable('$', 'The list is empty.', 'Export a workflow or a blueprint from MISP.')
    } else if (value.every(looksLikeNode)) {
      this.#readNodes(view)
    } else {
      const items = view.entries().slice(0, workflowLimits.documents)
      for (const [, item] of items) this.#readOne(item)
      if (items.length < value.length) {
        this.#unreadable(
          `$[${items.length}]`,
          `Only the first ${items.length} of ${value.length} entries were read.`,
          'Split the file.',
        )
      }
    }
  }

  #readOne(view: JsonView): void {
    const workflow = view.child('Workflow')
    const blueprint = view.child('WorkflowBlueprint')
    if (workflow !== undefined) this.#addWorkflow(workflow)
    else if (blueprint !== undefined) this.#addBlueprint(blueprint)
    else if (isGraph(view.value)) this.#readNodes(view)
    else if (isRecord(view)) {
      if (isBlueprintRecord(view)) this.#addBlueprint(view)
      else this.#addWorkflow(view)
    } else this.#unreadable(view.where, ...describeOther(view.value))
  }

  /** A graph alone. A list of nodes without a trigger is what a blueprint holds. */
  #readNodes(view: JsonView): void {
    const graph = readGraph(view, this.#problems)
    if (graph === undefined) return
    if (isPhpList(view.value) && !graph.nodes.some((node) => node.moduleType === 'trigger')) {
      this.#keepBlueprint(blueprintOf(view, {}, new ProblemList()), view.where)
    } else this.#keepWorkflow(workflowOf(graph), view.where)
  }

  #addWorkflow(view: JsonView): void {
    const workflow = readWorkflow(view, this.#problems)
    if (workflow !== undefined) this.#keepWorkflow(workflow, `${view.where}.data`)
  }

  #addBlueprint(view: JsonView): void {
    const blueprint = readBlueprint(view, this.#problems)
    if (blueprint !== undefined) this.#keepBlueprint(blueprint, `${view.where}.data`)
  }

  #keepWorkflow(workflow: WorkflowDocument, where: string): void {
    this.#workflows.push(workflow)
    checkDocument(workflow, where, this.#isKnownModule, this.#problems)
  }

  #keepBlueprint(blueprint: BlueprintDocument, where: string): void {
    this.#blueprints.push(blueprint)
    checkModules(blueprint.nodes, where, this.#isKnownModule, this.#problems)
  }

  #unreadable(where: string, what: string, todo: string): void {
    this.#problems.add('unreadable', where, what, todo)
  }
}

/** A map in which nodes stand under their ids. */
function isGraph(value: PhpValue): boolean {
  if (!isPhpArray(value)) return false
  const entries = Object.entries(value).filter(([key]) => key !== '_frames')
  return entries.some(([key, item]) => /^\d+$/.test(key) && looksLikeNode(item))
}

/** The fields of a workflow or blueprint without the wrapper that says which. */
function isRecord(view: JsonView): boolean {
  return (
    view.child('data') !== undefined &&
    ['uuid', 'name', 'trigger_id', 'description'].some((key) => view.child(key) !== undefined) &&
    !looksLikeNode(view.value)
  )
}

function isBlueprintRecord(view: JsonView): boolean {
  const data = view.child('data')?.value
  const isList = isPhpList(data) || (typeof data === 'string' && data.trimStart().startsWith('['))
  return isList && view.child('trigger_id') === undefined
}

function describeOther(value: PhpValue): readonly [what: string, todo: string] {
  const todo = 'Open a workflow or a blueprint that MISP exported.'
  if (field(value, 'Event') !== null) {
    return ['This is a MISP event, not a workflow.', 'Open it as the data of a run.']
  }
  if (looksLikeNode(value)) return ['This is a single node, not a workflow.', todo]
  if (!isPhpArray(value))
    return ['This is JSON, but no workflow: neither an object nor a list.', todo]
  const keys = Object.keys(value).slice(0, 4)
  const fields = keys.map((key) => `“${key.slice(0, 40)}”`).join(', ')
  return [
    `This is JSON, but no workflow: it has ${fields === '' ? 'no fields' : `the fields ${fields}`}.`,
    todo,
  ]
}
