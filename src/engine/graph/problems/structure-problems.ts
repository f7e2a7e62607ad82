import { declaration as concurrentTask } from '../../modules/logic/concurrent-task.ts'
import { eventPublish } from '../../modules/triggers/event-publish.ts'
import type { MispVersion } from '../../compat.ts'
import { addNode } from '../edit/add-node.ts'
import { addTrigger } from '../edit/add-trigger.ts'
import { connect, disconnect, inputsFromOutputs, keepConnections } from '../edit/connect.ts'
import { changeNode } from '../edit/change-nodes.ts'
import { edgeId, edgesOf, type Edge } from '../edit/edges.ts'
import { removeNodes } from '../edit/remove-nodes.ts'
import { findCycle } from '../find-cycle.ts'
import { findNode, type GraphNode, type Port, type WorkflowGraph } from '../model.ts'
import { idAsKey } from '../node-id.ts'
import { triggerNodes } from '../trigger-nodes.ts'
import {
  nodeName,
  problem,
  type GraphProblem,
  type ProblemFix,
  type ProblemSetting,
} from './problem.ts'

/** What is wrong with nodes and connections whatever the modules are: most of it makes MISP refuse the workflow. */
export function structureProblems(
  graph: WorkflowGraph,
  { kind, lookup }: ProblemSetting,
): readonly GraphProblem[] {
  return [
    ...(kind === 'workflow' ? triggerProblems(graph, lookup.compat.version) : []),
    ...cycleProblems(graph),
    ...graph.nodes.flatMap((node) => secondConnections(graph, node, lookup.compat.version)),
    ...lostConnections(graph),
    ...differingInputs(graph),
    ...graph.nodes.flatMap(differingId),
  ]
}

function triggerProblems(graph: WorkflowGraph, version: MispVersion): readonly GraphProblem[] {
  const [first, ...others] = triggerNodes(graph)
  if (first === undefined) {
    return [
      problem(
        'no-trigger',
        'error',
        'The workflow has no trigger, so nothing starts it. MISP refuses to save it.',
        { refused: true, fixes: [publishTrigger(version)] },
      ),
    ]
  }
  return others.map((node) =>
    problem(
      'second-trigger',
      'error',
      `${nodeName(node)} is a second trigger besides ${nodeName(first)}. MISP refuses to save more than one.`,
      {
        nodes: [node.key, first.key],
        refused: true,
        fixes: [
          { label: 'Remove this trigger', edit: (now) => removeNodes(now, [node.key]) },
          { label: 'Remove the other trigger', edit: (now) => removeNodes(now, [first.key]) },
        ],
      },
    ),
  )
}

/** Most workflows begin with this one; it can be replaced by any other. */
function publishTrigger(version: MispVersion): ProblemFix {
  const { declaration } = eventPublish
  return {
    label: `Add the trigger “${declaration.name}”`,
    edit: (graph) => addTrigger(graph, { declaration, version }).graph,
  }
}

/** The first cycle, as MISP finds it; another one shows when this one is gone. */
function cycleProblems(graph: WorkflowGraph): readonly GraphProblem[] {
  const found = findCycle(graph)
  const [closing] = found
  if (closing === undefined) return []
  // Of a node connected to itself MISP lists the way there too.
  const cycle = closing[0] === closing[1] ? [closing] : found
  const keys = new Map(graph.nodes.map(({ id, key }) => [String(idAsKey(id)), key]))
  const keyOf = (id: number | string): string => keys.get(String(id)) ?? String(id)
  // MISP lists the edges backwards, the one that closes the cycle first.
  const way = [String(closing[1]), ...cycle.toReversed().map(([, to]) => String(to))].map(keyOf)
  const around = cycle.map(([from, to]) => `${keyOf(from)}>${keyOf(to)}`)
  const edges = edgesOf(graph).filter(({ source, target }) =>
    around.includes(`${source}>${target}`),
  )
  const back = edges.filter(
    ({ source, target }) => source === keyOf(closing[0]) && target === keyOf(closing[1]),
  )
  return [
    problem(
      'cycle',
      'error',
      `The connections lead in a circle: ${wayText(way)}. MISP refuses to save it.`,
      {
        nodes: [...new Set(way)],
        edges: edges.map(edgeId),
        refused: true,
        fixes: [
          {
            label: `Remove the connection from ${keyOf(closing[0])} back to ${keyOf(closing[1])}`,
            edit: (now) => disconnect(now, back),
          },
        ],
      },
    ),
  ]
}

const SHOWN_WAY = 12

function wayText(way: readonly string[]): string {
  if (way.length <= SHOWN_WAY) return way.join(' → ')
  return [...way.slice(0, SHOWN_WAY - 2), '…', ...way.slice(-1)].join(' → ')
}

/** MISP asks the saved node, not its module, whether several connections are fine. */
function secondConnections(
  graph: WorkflowGraph,
  node: GraphNode,
  version: MispVersion,
): readonly GraphProblem[] {
  if (node.multipleOutputConnection) return []
  return node.outputs
    .filter(({ connections }) => connections.length > 1)
    .map((port) => {
      const edges = edgesFrom(node, port)
      const drawn = edges.filter(({ target }) => findNode(graph, target) !== undefined)
      return problem(
        'second-connection',
        'error',
        `${port.connections.length} connections leave ${port.name} of ${nodeName(node)}; only a Concurrent Task may have more than one. MISP refuses to save it.`,
        {
          nodes: [node.key],
          edges: drawn.map(edgeId),
          detail: port.name,
          refused: true,
          fixes: [
            {
              label: 'Put a Concurrent Task in between',
              edit: (now) => withConcurrentTask(now, node, edges, version),
            },
            {
              label: 'Keep the first connection only',
              edit: (now) => onlyFirst(now, node.key, port.name),
            },
          ],
        },
      )
    })
}

function edgesFrom(node: GraphNode, { name, connections }: Port): readonly Edge[] {
  return connections.map((connection) => ({
    source: node.key,
    output: name,
    target: String(connection.node),
    input: connection.port,
  }))
}

function withConcurrentTask(
  graph: WorkflowGraph,
  node: GraphNode,
  edges: readonly Edge[],
  version: MispVersion,
): WorkflowGraph {
  const [first] = edges
  if (first === undefined) return graph
  const position = { x: node.position.x + 250, y: node.position.y }
  const { graph: added, key } = addNode(graph, { declaration: concurrentTask, position, version })
  const entry = { source: first.source, output: first.output, target: key, input: 'input_1' }
  return edges.reduce(
    (now, edge) => connect(now, { ...edge, source: key, output: 'output_1' }),
    connect(disconnect(added, edges), entry),
  )
}

/** The same connection may be stored twice, which only the place in the list tells apart. */
function onlyFirst(graph: WorkflowGraph, key: string, output: string): WorkflowGraph {
  const port = findNode(graph, key)?.outputs.find(({ name }) => name === output)
  const [first] = port?.connections ?? []
  if (first === undefined) return graph
  const kept = { source: key, output, target: String(first.node), input: first.port }
  const others = keepConnections(
    graph,
    (edge) => edge.source !== key || edge.output !== output || edgeId(edge) === edgeId(kept),
  )
  return changeNode(others, key, (node) => ({
    ...node,
    outputs: node.outputs.map((one) =>
      one.name === output ? { ...one, connections: [first] } : one,
    ),
  }))
}

function lostConnections(graph: WorkflowGraph): readonly GraphProblem[] {
  const keys = new Set(graph.nodes.map(({ key }) => key))
  return graph.nodes.flatMap((node) =>
    node.outputs.flatMap((port) =>
      edgesFrom(node, port)
        .filter(({ target }) => !keys.has(target))
        .map((edge) =>
          problem(
            'lost-connection',
            'error',
            `${port.name} of ${nodeName(node)} leads to node ${edge.target}, which does not exist. MISP saves that, and a run dies when it gets there.`,
            {
              nodes: [node.key],
              detail: edgeId(edge),
              fixes: [{ label: 'Remove the connection', edit: (now) => disconnect(now, [edge]) }],
            },
          ),
        ),
    ),
  )
}

function differingInputs(graph: WorkflowGraph): readonly GraphProblem[] {
  const run = new Set(edgesOf(graph).map(edgeId))
  const keys = new Set(graph.nodes.map(({ key }) => key))
  const drawn = new Set(
    graph.nodes.flatMap((node) =>
      node.inputs.flatMap(({ name, connections }) =>
        connections
          .filter((connection) => keys.has(String(connection.node)))
          .map(({ node: source, port }) =>
            edgeId({ source: String(source), output: port, target: node.key, input: name }),
          ),
      ),
    ),
  )
  const differ = [...run].filter((id) => !drawn.has(id))
  const onlyDrawn = [...drawn].filter((id) => !run.has(id))
  if (differ.length + onlyDrawn.length === 0) return []
  return [
    problem(
      'inputs-differ',
      'warning',
      'Inputs and outputs of the nodes name different connections. MISP runs what the outputs say, as it is shown here; its editor draws what the inputs say.',
      {
        edges: differ,
        fixes: [{ label: 'Make the inputs say what the outputs say', edit: inputsFromOutputs }],
      },
    ),
  ]
}

function differingId(node: GraphNode): readonly GraphProblem[] {
  if (String(idAsKey(node.id)) === node.key) return []
  const id = Number(node.key)
  const edit = (graph: WorkflowGraph): WorkflowGraph =>
    changeNode(graph, node.key, (now) => ({ ...now, id }))
  return [
    problem(
      'id-differs',
      'warning',
      `The node stands under ${node.key} but says that its id is ${JSON.stringify(node.id)}. Connections lead by the former; checks, logs and debug calls go by the latter.`,
      {
        nodes: [node.key],
        fixes: Number.isInteger(id) ? [{ label: `Make the id ${node.key}`, edit }] : [],
      },
    ),
  ]
}
