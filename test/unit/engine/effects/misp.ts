import { compatOf, type MispVersion } from '@/engine/compat.ts'
import type { MispState, StoredWorkflow } from '@/engine/effects/state.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { workflowStarter } from '@/engine/run/fire-trigger.ts'
import { Session } from '@/engine/run/session.ts'
import { at, attribute, deepFreeze, org, stateWith, storedEvent, tag } from '../event/samples.ts'
import { buildGraph } from '../graph/build-graph.ts'

/** 2024-10-02 00:00:00 UTC, a day after everything in the sample was saved. */
export const NOW = 1727827200

/** A proposal for a new attribute of event 3. */
export const newProposal: PhpMap = {
  id: '1',
  type: 'ip-src',
  category: 'Network activity',
  to_ids: true,
  uuid: '00000000-0000-4000-8000-0000000000a1',
  event_id: '3',
  old_id: '0',
  comment: 'new',
  org_id: '1',
  proposal_to_delete: false,
  first_seen: null,
  last_seen: null,
  value: '198.51.100.7',
}

/** A proposal to change attribute 9. */
export const editProposal: PhpMap = {
  ...newProposal,
  id: '2',
  type: 'domain',
  uuid: '00000000-0000-4000-8000-000000000009',
  old_id: '9',
  value: 'better.example.com',
}

/** A simulated MISP with event 3 of the samples, two proposals for it, a user and a few lists; deeply frozen. */
export function misp(changes: Partial<MispState> = {}): MispState {
  const event = {
    ...storedEvent,
    proposal_email_lock: true,
    ShadowAttribute: [newProposal],
    Attribute: [
      attribute(8, { Tag: [tag('tlp:red'), tag('PAP:GREEN', { local: true })] }),
      attribute(9, { ShadowAttribute: [editProposal] }),
    ],
  }
  return deepFreeze({
    ...stateWith(event),
    now: NOW,
    users: [{ id: '1', email: 'ann@example.org', org_id: '1', role_id: '1' }],
    organisations: [org],
    tags: ['tlp:red', 'tlp:green', 'PAP:GREEN', 'type:OSINT', 'PAP:RED'].map((name, index) => ({
      ...tag(name),
      id: String(index + 1),
    })),
    warninglists: [
      warninglist('7', false, ['already.example']),
      warninglist('8', true, ['shipped.example']),
    ],
    ...changes,
  })
}

function warninglist(id: string, isDefault: boolean, entries: readonly string[]) {
  return {
    id,
    name: `List ${id}`,
    type: 'string',
    version: '1',
    category: 'false_positive',
    description: '',
    isDefault,
    matchingAttributes: ['domain'],
    entries,
  }
}

/** A session on a simulated MISP, as user 1 works in it. */
export function sessionOn(state: MispState, version: MispVersion = '2.5.19'): Session {
  return new Session({
    state,
    compat: compatOf(version),
    starter: workflowStarter,
    initiator: '1',
  })
}

/** A workflow that listens to a trigger and does nothing, or stops with a message. */
export function listener(triggerId: string, stop?: string): StoredWorkflow {
  const module = stop === undefined ? 'push-zmq' : 'stop-execution'
  return {
    id: '1',
    name: `Workflow for ${triggerId}`,
    triggerId,
    debugEnabled: true,
    enabled: true,
    counter: 0,
    graph: buildGraph([
      { id: 1, type: 't', module: triggerId, to: [[2]] },
      { id: 2, module, parameters: stop === undefined ? {} : { message: stop } },
    ]),
  }
}

/** The data with which a trigger was fired and is waiting for a worker. */
export function queuedFor(session: Session, triggerId: string): readonly unknown[] {
  return session.jobs.flatMap((job) =>
    job.kind === 'trigger' && job.call.triggerId === triggerId ? [job.call.data] : [],
  )
}

/** Attribute 8, 9, 11 or 12 of event 3. */
export function storedAttribute({ state }: Session, id: number): PhpMap {
  const event = state.events['3'] ?? {}
  const inObject = at(event, 'Object', '0', 'Attribute')
  const all = [...rows(event['Attribute']), ...rows(inObject)]
  const found = all.find((row) => row['id'] === String(id))
  if (found === undefined) throw new Error(`no attribute ${id}`)
  return found
}

export function rows(list: unknown): readonly PhpMap[] {
  return Array.isArray(list) ? list : []
}

/** The names of the tags on an event or attribute. */
export function tagNamesOf(owner: PhpMap | undefined): readonly unknown[] {
  return rows(owner?.['Tag']).map(({ name }) => name)
}

/** The rows of MISP's log as `model action: title | change`. */
export function logLines(session: Session): readonly string[] {
  return session.logRows.map(
    ({ model, action, title, change }) =>
      `${model} ${action}: ${title}${change === undefined ? '' : ` | ${change}`}`,
  )
}
