import { compatOf } from '@/engine/compat'
import type { StoredWorkflow } from '@/engine/effects/state'
import { findCycle } from '@/engine/graph/find-cycle'
import type { GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { findMultipleConnections } from '@/engine/graph/multiple-connections'
import { nodeIdForTrigger } from '@/engine/graph/trigger-nodes'
import { pathTexts, walk, type PathType, type WalkStep } from '@/engine/graph/walk'
import { WalkControl } from '@/engine/graph/walk-control'
import { isPhpList } from '@/engine/php/array'
import { PhpError } from '@/engine/php/errors'
import { toInteger } from '@/engine/php/integer'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { alwaysFirstOutput } from '@/engine/run/branching'
import { logTexts } from '@/engine/run/log-texts'
import { JsonView } from '@/formats/json/json-view'
import { ProblemList } from '@/formats/workflow-json/problem'
import { readGraph } from '@/formats/workflow-json/read-graph'
import { textOf } from '@/formats/workflow-json/read-node'
import type { CaseKind } from '../case-kind'
import { textAt } from '../replay/json-value'
import { compareAnswer } from './call'

/** The vectors were made with MISP 2.5.1. */
const compat = compatOf('2.5.1')

/** The workflow whose name and id stand in the vectors' error texts. */
const workflow: StoredWorkflow = {
  id: '1',
  name: 'wf',
  triggerId: '',
  debugEnabled: false,
  enabled: true,
  counter: 0,
  graph: { nodes: [], frames: [] },
}

type Operation = (graph: WorkflowGraph, call: PhpMap) => PhpValue

const operations: Readonly<Record<string, Operation>> = {
  isCyclic: (graph) => {
    const cycle = findCycle(graph)
    return [cycle.length > 0, cycle]
  },
  hasMultipleOutputConnection: (graph) => {
    const found = findMultipleConnections(graph)
    return [found.size > 0, Object.fromEntries(found)]
  },
  getNodeIdForTrigger: (graph, call) => nodeIdForTrigger(graph, textAt(call, 'trigger')),
  walk: (graph, call) => new Stub(call, graph).walk(),
  walkGraph: (graph, call) => new Stub(call, graph).walkGraph(),
}

/**
 * Calls of MISP's graph functions and of its walker. All of an answer is compared; of a call that failed as a whole,
 * that it did.
 */
export const graphKinds: readonly CaseKind[] = Object.entries(operations).map(
  ([op, operation]) => ({
    name: op,
    recognises: (record) => textAt(record, 'op') === op,
    run: (record, { line }) =>
      compareAnswer(record, () => operation(readRecordedGraph(line), record)),
  }),
)

/** The graph of a record, its nodes in the order of the text. */
function readRecordedGraph(line: string): WorkflowGraph {
  const read = JsonView.read(line)
  const view = read.ok ? read.view.child('graph') : undefined
  const graph = view && readGraph(view, new ProblemList())
  if (graph === undefined) throw new TypeError('The record has no graph.')
  return graph
}

/** Stands for MISP around the walker: nodes end as the record says. */
class Stub {
  readonly #call: PhpMap
  readonly #graph: WorkflowGraph
  readonly #pathType: PhpValue
  readonly #executions = new Map<string, number>()
  readonly #trace: PhpValue[] = []
  readonly #limit: number

  constructor(call: PhpMap, graph: WorkflowGraph) {
    this.#call = call
    this.#graph = graph
    this.#pathType = getOffset(call, 'path_type')
    this.#limit = toInteger(getOffset(call, 'limit')) || 400
  }

  walk(): PhpMap {
    const yielded: PhpValue[] = []
    return this.#drive(
      () => ({ yielded }),
      ({ node, path }) => {
        yielded.push(node?.id ?? null)
        this.#trace.push({
          ev: 'yield',
          node: node?.id ?? null,
          path_type: this.#pathType,
          path_list: pathTexts(path),
        })
        return true
      },
    )
  }

  walkGraph(): PhpMap {
    const control = new WalkControl(this.#walkType() ?? 'blocking')
    const errors: string[] = []
    const report = (finished: boolean): PhpMap => ({
      return: finished ? !control.stopped : null,
      executed_nodes: control.executedNodes.map(({ id }) => id),
      blocking_nodes: control.blockingNodes.map(({ id }) => id),
      blocked_paths: control.blockedPaths,
      errors,
    })
    return this.#drive(report, ({ node, path }) => {
      const admitted = control.admit(node, path)
      if (admitted === undefined) return true
      const success = this.#execute(admitted)
      if (!success) {
        errors.push(logTexts.nodeError(admitted, workflow, [`failed ${textOf(admitted.id)}`]))
      }
      control.settle(admitted, path, { success, blocking: this.#isBlocking(admitted) })
      return !control.stopped
    })
  }

  /** Walks, hands each visit over until told to stop, and reports with the trace. */
  #drive(
    report: (finished: boolean) => PhpMap,
    visit: (step: Extract<WalkStep, { kind: 'visit' }>) => boolean,
  ): PhpMap {
    const pathType = this.#walkType()
    if (pathType === undefined) return { ...report(true), trace: [] }
    const steps = walk(this.#graph, toInteger(getOffset(this.#call, 'start')), pathType, {
      alwaysFirstOutput: (node) => alwaysFirstOutput(node, compat),
    })
    try {
      let answer: boolean | undefined
      for (let next = steps.next(); next.done !== true; next = steps.next(answer)) {
        if (this.#trace.length >= this.#limit) {
          return { ...report(false), trace: this.#trace, truncated: true }
        }
        const step = next.value
        answer = step.kind === 'logic' ? this.#execute(step.node, step.target) : undefined
        if (step.kind === 'visit' && !visit(step)) break
      }
    } catch (error) {
      if (!(error instanceof PhpError)) throw error
      return { ...report(false), trace: this.#trace, error: errorText(error) }
    }
    return { ...report(true), trace: this.#trace }
  }

  /** PHP compares the type loosely with the known ones, so `true` is one of them: it executes nothing, like include-logic. */
  #walkType(): PathType | undefined {
    const type = this.#pathType
    if (type === 'blocking' || type === 'non-blocking') return type
    return type === 'include-logic' || type === true ? 'include-logic' : undefined
  }

  #execute(node: GraphNode, target?: number): boolean {
    const returned = this.#nextAnswer(node)
    this.#trace.push({
      ev: 'exec',
      node: node.id,
      ...(target === undefined ? {} : { node_id_to_exec: target }),
      returned,
    })
    return returned
  }

  /** A list gives successive answers, the last one stays. */
  #nextAnswer(node: GraphNode): boolean {
    const id = textOf(node.id)
    const planned = getOffset(getOffset(this.#call, 'exec'), id)
    if (!isPhpList(planned)) return planned !== false
    const count = this.#executions.get(id) ?? 0
    this.#executions.set(id, count + 1)
    return planned[Math.min(count, planned.length - 1)] !== false
  }

  #isBlocking(node: GraphNode): boolean {
    return itemsOf(getOffset(this.#call, 'blocking_modules')).includes(node.moduleId)
  }
}

/** An error as PHP words it. The reference ran MISP's code in a class of its own, whose name shows. */
function errorText({ name, message }: PhpError): string {
  return `${name}: ${message.replace('Workflow::executeNode', 'WorkflowProbe::executeNode')}`
}
