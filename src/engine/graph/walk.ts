import { PhpError, phpTypeError } from '../php/errors.ts'
import type { Connection, GraphNode, WorkflowGraph } from './model.ts'
import { OpenPath } from './open-path.ts'

/** How a walk treats the graph: run it in a blocking or non-blocking context, or only list every node. */
export type PathType = 'blocking' | 'non-blocking' | 'include-logic'

/** The edges taken to reach a node, newest first; `text` is MISP's `source:output:connection index:target`. */
export interface PathLink {
  readonly text: string
  readonly source: GraphNode
  readonly target: number
  readonly before: Path
}

/** Undefined is the empty path of the start node. */
export type Path = PathLink | undefined

/** What the walker asks its driver to do next. */
export type WalkStep =
  /** Execute this logic node now; answer with its result. `target` is set for a concurrent task: one branch's first node. */
  | {
      readonly kind: 'logic'
      readonly node: GraphNode
      readonly path: Path
      readonly target?: number
    }
  /** A node to execute (with `include-logic`: any node) was reached; null when a connection leads to no node. */
  | {
      readonly kind: 'visit'
      readonly node: GraphNode | null
      readonly pathType: PathType
      readonly path: Path
    }

/** How logic nodes steer the walk: differs between MISP versions. */
export interface WalkRules {
  /** Whether this logic node always leads to its first output, whatever its result. */
  readonly alwaysFirstOutput: (node: GraphNode) => boolean
}

interface Pending {
  readonly key: number | string
  readonly path: Path
}

/**
 * Walks a graph depth first from a node, as MISP's walker does: a node is reported each time it is reached, an edge is
 * taken once per path (so cycles end), logic nodes are executed on the way and choose the output.
 *
 * A generator: `next(result)` after a `logic` step hands in the node's result; the walk goes on only when asked to, so
 * whatever the driver does with a step has happened before the next node is looked at.
 *
 * @throws PhpError when there is no start node (an Exception nobody catches in MISP), or when a concurrent task has no
 *   first output (a TypeError)
 */
export function* walk(
  graph: WorkflowGraph,
  start: number | string,
  pathType: PathType,
  rules: WalkRules,
): Generator<WalkStep, void, boolean | undefined> {
  const nodes = new Map(graph.nodes.map((node) => [node.key, node]))
  if (!nodes.has(String(start))) {
    throw new PhpError('Exception', `Could not find start node ${start}`)
  }
  const openPath = new OpenPath()
  // A stack instead of recursion: long chains must not exhaust the call stack.
  const pending: Pending[] = [{ key: start, path: undefined }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path } = next
    openPath.moveTo(path)
    const node = nodes.get(String(next.key))
    if (node === undefined) {
      yield { kind: 'visit', node: null, pathType, path }
      continue
    }
    if (pathType === 'include-logic' || !steersOnly(node)) {
      yield { kind: 'visit', node, pathType, path }
    }
    const outputs = yield* chooseOutputs(node, pathType, path, rules)
    pushTargets(pending, node, outputs, path, openPath)
  }
}

/** Triggers and logic nodes lead on without being reported. Every other node is taken for an action, of whatever type. */
function steersOnly(node: GraphNode): boolean {
  return node.moduleType === 'trigger' || node.moduleType === 'logic'
}

/** The outputs to follow from a node; executes logic nodes on the way. */
function* chooseOutputs(
  node: GraphNode,
  pathType: PathType,
  path: Path,
  rules: WalkRules,
): Generator<WalkStep, readonly string[], boolean | undefined> {
  if (pathType === 'include-logic' || node.moduleType !== 'logic') {
    return node.outputs.map((output) => output.name)
  }
  if (node.moduleId === 'concurrent-task') {
    for (const { node: target } of firstOutput(node)) {
      yield { kind: 'logic', node, path, target }
    }
    return []
  }
  const result = yield { kind: 'logic', node, path }
  return [result === true || rules.alwaysFirstOutput(node) ? 'output_1' : 'output_2']
}

function firstOutput(node: GraphNode): readonly Connection[] {
  const output = node.outputs.find(({ name }) => name === 'output_1')
  if (output === undefined) {
    throw phpTypeError(
      'GraphWalker::_evaluateConcurrentTask(): Argument #3 ($connections) must be of type array, null given',
    )
  }
  return output.connections
}

/** Puts the targets of the outputs on the stack, last first, so that the first is walked next. */
function pushTargets(
  pending: Pending[],
  node: GraphNode,
  outputs: readonly string[],
  path: Path,
  openPath: OpenPath,
): void {
  const targets: Pending[] = []
  for (const output of node.outputs) {
    if (!outputs.includes(output.name)) continue
    output.connections.forEach(({ node: target }, index) => {
      const text = `${node.key}:${output.name}:${index}:${target}`
      if (!openPath.has(text)) {
        targets.push({ key: target, path: { text, source: node, target, before: path } })
      }
    })
  }
  for (const target of targets.reverse()) pending.push(target)
}

/** A path as MISP's list of edge texts, oldest first. */
export function pathTexts(path: Path): string[] {
  const texts: string[] = []
  for (let link = path; link !== undefined; link = link.before) texts.push(link.text)
  return texts.reverse()
}
