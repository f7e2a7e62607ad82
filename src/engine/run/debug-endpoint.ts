import type { GraphNode } from '../graph/model.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { ExecutionRecord } from './execution.ts'
import type { DebugBody } from './records.ts'
import type { Session } from './session.ts'

const NO_SOURCE: DebugBody['source'] = { node_id: '', module_id: '', filters: '', parameters: '' }

/** Calls MISP makes to its debug endpoint; nothing is sent for workflows with debugging off. */
export function debugInit(
  session: Session,
  record: ExecutionRecord,
  isBlocking: boolean,
  data: { readonly original: PhpValue; readonly normalized: PhpMap },
): void {
  const type = isBlocking ? 'blocking' : 'non-blocking'
  send(session, record, `/init?type=${type}`, { source: NO_SOURCE, data })
}

/** After a node: `result` as in the URL, with the roaming data as the next node will see it. */
export function debugNode(
  session: Session,
  record: ExecutionRecord,
  node: GraphNode,
  result: string,
  data: PhpMap,
  errors: readonly string[],
): void {
  const source = {
    node_id: node.id,
    module_id: node.moduleId,
    filters: storedField(node, 'saved_filters'),
    parameters: storedField(node, 'indexed_params'),
  }
  send(session, record, `/exec/${node.moduleId}?result=${result}`, {
    source,
    data,
    ...(errors.length > 0 ? { errors: [...errors] } : {}),
  })
}

/** A field of the node as it was saved; an empty text where it never was. */
function storedField(node: GraphNode, field: string): PhpValue {
  return getOffset(getOffset(node.raw, 'data'), field) ?? ''
}

export function debugEnd(session: Session, record: ExecutionRecord, outcome: string): void {
  send(session, record, `/end?outcome=${outcome}`, {
    source: NO_SOURCE,
    data: {
      blocking_nodes: record.blockingNodes.map(({ raw }) => raw),
      executed_nodes: record.executedNodes.map(({ raw }) => raw),
      blocked_paths: record.blockedPaths,
    },
  })
}

function send(session: Session, record: ExecutionRecord, path: string, body: DebugBody): void {
  const { workflow } = record
  if (!workflow.debugEnabled) return
  const initiator =
    session.compat.debugCallsNameInitiator && session.initiator !== null
      ? { initiator_user_id: session.initiator }
      : {}
  session.debugCalls.push({
    execution: session.currentExecution,
    path: `/${workflow.triggerId}${path}`,
    body: { ...body, ...initiator },
  })
}
