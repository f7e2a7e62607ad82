import * as v from 'valibot'
import type { Frame, GraphNode, WorkflowGraph } from '@/engine/graph/model'
import { isPhpArray, isPhpList } from '@/engine/php/array'
import { toInteger } from '@/engine/php/integer'
import { itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { JsonView } from '@/formats/json/json-view'
import { workflowLimits } from './limits'
import { nodeSchema } from './node-schema'
import type { ProblemList } from './problem'
import { field, readNode, textOf } from './read-node'

const FRAMES = '_frames'

/**
 * Reads the graph of a workflow (`data`): a map of nodes by id in the order of the text, with titled boxes under
 * `_frames`. PHP's list form is read too.
 *
 * @returns undefined when the value is no graph at all; everything less is told in `problems`, and what is no node is
 *   kept for writing
 */
export function readGraph(view: JsonView, problems: ProblemList): WorkflowGraph | undefined {
  if (!isPhpArray(view.value)) return undefined
  const entries = view.entries().filter(([key]) => key !== FRAMES)
  if (entries.length > workflowLimits.nodes) {
    problems.add(
      'unreadable',
      view.where,
      `This graph has ${entries.length} nodes; at most ${workflowLimits.nodes} are read.`,
      'Split the workflow.',
    )
    return undefined
  }
  const keysAreIds = listsIds(view, problems)
  const nodes: GraphNode[] = []
  const rest: [string, PhpValue][] = []
  for (const [key, item] of entries) {
    if (item.map === undefined) {
      rest.push([key, item.value])
      reportNoNode(item, problems)
    } else
      nodes.push(
        readCheckedNode(
          keysAreIds ? textOf(field(item.value, 'id')) : key,
          item,
          item.map,
          problems,
        ),
      )
  }
  const frames = view.child(FRAMES)
  if (frames !== undefined && !isPhpArray(frames.value)) rest.push([FRAMES, frames.value])
  return {
    nodes,
    frames: frames === undefined ? [] : readFrames(frames, problems),
    ...(rest.length > 0 ? { rest: Object.fromEntries(rest) } : {}),
  }
}

/** Reads a list of nodes (a blueprint's `data`), each under its own id. */
export function readNodeList(view: JsonView, problems: ProblemList): readonly GraphNode[] {
  return view.entries().flatMap(([, item]) => {
    if (item.map !== undefined) {
      return [readCheckedNode(textOf(field(item.value, 'id')), item, item.map, problems)]
    }
    reportNoNode(item, problems)
    return []
  })
}

/** Whether a value looks like a node of a graph. */
export function looksLikeNode(value: PhpValue): boolean {
  const known = ['data', 'inputs', 'outputs'].filter((key) => isPhpArray(field(value, key)))
  return known.length > 0 && (known.length > 1 || field(value, 'id') !== null)
}

/**
 * Whether the nodes stand in a list whose places differ from their ids. PHP takes the places for keys then, and every
 * connection leads elsewhere; whoever wrote the list meant the ids.
 */
function listsIds(view: JsonView, problems: ProblemList): boolean {
  if (!isPhpList(view.value)) return false
  const differ = view.value.some((node, place) => textOf(field(node, 'id')) !== String(place))
  if (differ) {
    problems.add(
      'works',
      view.where,
      'The nodes stand in a list, not under their ids. MISP would number them from 0 and connect other nodes.',
      'Nothing: they were put under their ids.',
    )
  }
  return differ
}

function readCheckedNode(
  key: string,
  view: JsonView,
  raw: PhpMap,
  problems: ProblemList,
): GraphNode {
  const checked = v.safeParse(nodeSchema, raw)
  for (const issue of checked.issues ?? []) {
    const path = v.getDotPath(issue)
    problems.add(
      'works',
      path === null ? view.where : `${view.where}.${path}`,
      issue.kind === 'schema' && issue.received === 'undefined'
        ? 'This is missing. MISP takes it for empty.'
        : `This ${issue.message}. MISP takes it for empty or reads it as it can.`,
      'Correct it in the editor, or open the node there and save it.',
    )
  }
  return readNode(key, raw)
}

function reportNoNode(view: JsonView, problems: ProblemList): void {
  problems.add(
    'works',
    view.where,
    'This stands among the nodes but is none. MISP ignores it.',
    'Nothing: it is kept. Remove it from the file if it does not belong there.',
  )
}

/** Reads titled boxes: a map of them by their id. */
export function readFrames(view: JsonView, problems: ProblemList): readonly Frame[] {
  return view.entries().flatMap(([key, item]): Frame[] => {
    if (item.map === undefined) {
      reportNoNode(item, problems)
      return []
    }
    const nodes = itemsOf(field(item.map, 'nodes')).map(toInteger)
    const id = textOf(field(item.map, 'id')) || key
    return [{ id, title: textOf(field(item.map, 'text')), nodes, raw: item.map }]
  })
}
