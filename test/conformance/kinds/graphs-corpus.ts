import { compatOf, type Compat } from '@/engine/compat'
import { emptyState } from '@/engine/effects/empty-state'
import { checkGraph } from '@/engine/graph/check-graph'
import { labelInputs, type LabelledInput } from '@/engine/graph/connection-labels'
import { findFilterLabels } from '@/engine/graph/filter-labels'
import type { WorkflowGraph } from '@/engine/graph/model'
import { saveErrors } from '@/engine/graph/save-errors'
import { nodeRules, type NodeRules } from '@/engine/modules/node-rules'
import { PhpError } from '@/engine/php/errors'
import { getOffset } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { JsonView } from '@/formats/json/json-view'
import { pathKey, readKeyOrders } from '@/formats/json/key-order'
import { writeMermaid } from '@/formats/mermaid'
import { ProblemList } from '@/formats/workflow-json/problem'
import { readGraph } from '@/formats/workflow-json/read-graph'
import { findWideCharacters } from '@/formats/workflow-json/wide-characters'
import { writeGraph } from '@/formats/workflow-json/write-workflow'
import type { CaseKind } from '../case-kind'
import { findDifference } from '../replay/difference'
import { expandRefs } from '../replay/expand-refs'
import { mapAt, textAt } from '../replay/json-value'
import { versionOf } from '../replay/version-of'

/**
 * Graphs that were checked or saved on a real MISP.
 *
 * `checkGraph`: the whole answer is compared; of a request MISP cannot read, that it is refused.
 *
 * `edit`: whether the graph is saved and MISP's message if not. Of a saved one what MISP hands out afterwards: the
 * graph with its labels on the connections, the labels by connection, and the Mermaid text. Not compared are the other
 * fields of the workflow, which depend on earlier cases and the clock, and the wrapping of the answer.
 */
export const graphsCorpusKind: CaseKind = {
  name: 'graphs',
  recognises: (record) => ['checkGraph', 'edit'].includes(textAt(record, 'kind')),
  run: (record, { line }) => {
    const expanded = expandRefs(record)
    const replay = new Replay(expanded, graphOf(expanded, record, line))
    return textAt(record, 'kind') === 'edit' ? replay.edit() : replay.checkGraph()
  },
}

function mustEqual(): boolean {
  return false
}

/** The server's misp-modules service had an action of the recorder's, which is a blocking one. */
const state = {
  mispModules: {
    ...emptyState(0).mispModules,
    modules: [
      {
        name: 'rec_blocking',
        meta: { 'module-type': ['action'], config: { blocking: true } },
      },
    ],
  },
}

class Replay {
  readonly #record: PhpMap
  readonly #graph: WorkflowGraph
  readonly #compat: Compat
  readonly #rules: NodeRules

  constructor(record: PhpMap, graph: WorkflowGraph) {
    this.#record = record
    this.#graph = graph
    this.#compat = compatOf(versionOf(record))
    this.#rules = nodeRules({ compat: this.#compat, state })
  }

  checkGraph(): string | undefined {
    const raw = getOffset(this.#record, 'raw')
    const refused = raw !== null && !isReadableRequest(raw)
    const status = this.#differentStatus(refused ? 500 : 200)
    if (status !== undefined || refused) return status
    const answer = checkGraph(this.#graph, this.#rules.isBlocking)
    return findDifference(this.#answer('body'), plain(answer), mustEqual)
  }

  edit(): string | undefined {
    const [error] = saveErrors(this.#graph)
    if (error !== undefined) {
      const told = getOffset(this.#answer('body'), 'errors')
      return this.#differentStatus(403) ?? findDifference(told, error, mustEqual, ['errors'])
    }
    const name = textAt(getOffset(this.#record, 'extra'), 'name')
    const labels = this.#labels()
    if (findWideCharacters(name, this.#graph).length > 0 || labels === undefined) {
      return this.#differentStatus(500)
    }
    return this.#differentStatus(200) ?? this.#differentView(labels)
  }

  #answer(part: 'status' | 'body'): PhpValue {
    return getOffset(mapAt(this.#record, 'response'), part)
  }

  #differentStatus(status: number): string | undefined {
    return findDifference(this.#answer('status'), status, mustEqual, ['status'])
  }

  /** Undefined when MISP dies while it attaches them. */
  #labels(): readonly LabelledInput[] | undefined {
    const labels = findFilterLabels(this.#graph, this.#rules.isFilter)
    try {
      return labelInputs(this.#graph, labels, this.#compat.labelsEveryInput)
    } catch (error) {
      if (error instanceof PhpError) return undefined
      throw error
    }
  }

  #differentView(labels: readonly LabelledInput[]): string | undefined {
    const view = getOffset(mapAt(mapAt(mapAt(this.#record, 'view'), 'body'), 'Workflow'), 'data')
    const mermaid = getOffset(mapAt(this.#record, 'mermaid'), 'message')
    return (
      findDifference(view, withLabels(JSON.parse(writeGraph(this.#graph)), labels), mustEqual, [
        'view',
      ]) ??
      findDifference(getOffset(this.#record, 'labels'), this.#byConnection(labels), mustEqual, [
        'labels',
      ]) ??
      findDifference(mermaid, writeMermaid(this.#graph), mustEqual, ['mermaid'])
    )
  }

  #byConnection(labels: readonly LabelledInput[]): PhpMap {
    const named = labels.filter((input) => input.labels.length > 0)
    return Object.fromEntries(
      named.map((input) => {
        const node = this.#graph.nodes.find(({ key }) => key === input.node)
        const port = node?.inputs.find(({ name }) => name === input.input)
        const source = port?.connections[input.index]?.node
        return [`${source}->${input.node}`, input.labels.map(({ name }) => name)]
      }),
    )
  }
}

/** MISP wants the graph as JSON text in a field of the form. */
function isReadableRequest(raw: PhpValue): boolean {
  const graph = getOffset(raw, 'graph')
  return typeof graph === 'string' && JsonView.read(graph).ok
}

/** The record's graph, its nodes in the order of the text. */
function graphOf(record: PhpMap, written: PhpMap, line: string): WorkflowGraph {
  const blob = textAt(getOffset(written, 'graph'), '$ref')
  const order = readKeyOrders(line).get(pathKey(blob === '' ? ['graph'] : ['blobs', blob]))
  const orders = new Map(order === undefined ? [] : [[pathKey([]), order]])
  const graph = readGraph(new JsonView(getOffset(record, 'graph'), orders), new ProblemList())
  return graph ?? { nodes: [], frames: [] }
}

/** The graph's JSON with labels put into its inputs, as MISP hands it out. */
function withLabels(graph: PhpValue, labels: readonly LabelledInput[]): PhpValue {
  return labels.reduce((labelled: PhpValue, { node, input, index, labels: own }) => {
    const path = [node, 'inputs', input, 'connections', String(index), 'labels']
    return withValueAt(labelled, path, plain(own))
  }, graph)
}

function withValueAt(target: PhpValue, path: readonly string[], value: PhpValue): PhpValue {
  const [key, ...rest] = path
  if (key === undefined) return value
  const map = typeof target === 'object' ? target : null
  return { ...map, [key]: withValueAt(getOffset(target, key), rest, value) }
}

function plain(value: unknown): PhpValue {
  return JSON.parse(JSON.stringify(value))
}
