import { pickColumns } from '../event/columns.ts'
import { findEventIdByUuid, findEventRow } from '../event/stored-events.ts'
import { isPhpMap } from '../php/array.ts'
import { getOffset, mapItems } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { actorOf } from './actor.ts'
import type { EffectContext } from './context.ts'
import { fireIfHeard } from './fire-if-heard.ts'
import { mispTime } from './misp-time.ts'
import { newUuid, takeId } from './next-id.ts'
import type { AnalystDataRow, MispState } from './state.ts'
import { append } from './stored-rows.ts'
import { textOf } from './text-of.ts'

const TABLES = { Note: 'notes', Opinion: 'opinions', Relationship: 'relationships' } as const

/**
 * Adds a note, an opinion or a relationship to whatever has the uuid. The author is always the acting user; its
 * organisation is the one the instance belongs to.
 *
 * @param row `object_type`, `object_uuid` and the fields of the type
 */
export function addAnalystData(
  context: EffectContext,
  type: AnalystDataRow['type'],
  row: PhpMap,
): void {
  context.record({ kind: 'add-analyst-data', type, row })
  const id = takeId(context, TABLES[type])
  const time = mispTime(context.state.now)
  const org = hostOrganisation(context)
  const stored = {
    id,
    uuid: newUuid(TABLES[type], id),
    authors: actorOf(context).email,
    org_uuid: org,
    orgc_uuid: org,
    created: time,
    modified: time,
    locked: false,
    ...row,
  }
  const analystData = [...context.state.analystData, { type, row: stored }]
  context.update({ ...context.state, analystData })
  const uuid = textOf(row['object_uuid'])
  const shown = (org: Organisation): PhpMap => asShown(context.state, type, stored, org)
  const events = Object.entries(context.state.events).map(
    ([key, event]) => [key, attach(event, uuid, type, shown)] as const,
  )
  context.update({ ...context.state, events: Object.fromEntries(events) })
  fireIfHeard(context, 'analyst-data-after-save', () => ({ [type]: stored }))
}

function hostOrganisation({ state }: EffectContext): PhpValue {
  const host = textOf(state.settings['MISP.host_org_id'])
  const org = state.organisations.find((row) => textOf(row['id']) === host)
  return getOffset(org ?? state.organisations[0], 'uuid')
}

/** How much of the organisation a row shows: all of it on an event, its name on what is in the event. */
type Organisation = 'whole' | 'name'

const NAME = ['id', 'name', 'uuid']
const WHOLE = [...NAME, 'type', 'description', 'sector', 'nationality', 'local']
const TYPE_NUMBERS = { Note: 0, Opinion: 1, Relationship: 2 } as const

/** A row as MISP's REST API shows it inside an event. */
function asShown(
  state: MispState,
  type: AnalystDataRow['type'],
  row: PhpMap,
  shownOrg: Organisation,
): PhpMap {
  const host = state.organisations.find((org) => org['uuid'] === row['org_uuid'])
  const org = pickColumns(host, shownOrg === 'whole' ? WHOLE : NAME)
  const related = findEventIdByUuid(state, 'Event', getOffset(row, 'related_object_uuid'))
  const relatedEvent = findEventRow(state, related)
  return {
    ...row,
    note_type: TYPE_NUMBERS[type],
    note_type_name: type,
    Orgc: org,
    Org: org,
    _canEdit: true,
    ...(relatedEvent === undefined ? {} : { related_object: { Event: relatedEvent } }),
  }
}

/** The event with the row at whatever in it has the uuid: itself, an attribute, an object or a report. */
function attach(
  event: PhpMap,
  uuid: string,
  type: string,
  shown: (org: Organisation) => PhpMap,
): PhpMap {
  if (event['uuid'] === uuid) return append(event, type, shown('whole'))
  let changed = event
  for (const list of ['Attribute', 'Object', 'EventReport']) {
    changed = attachInList(changed, list, uuid, type, shown)
  }
  return changed
}

function attachInList(
  owner: PhpMap,
  list: string,
  uuid: string,
  type: string,
  shown: (org: Organisation) => PhpMap,
): PhpMap {
  const before = getOffset(owner, list)
  const after = mapItems(before, (item) => {
    if (!isPhpMap(item)) return item
    if (item['uuid'] === uuid) return append(item, type, shown('name'))
    return attachInList(item, 'Attribute', uuid, type, shown)
  })
  return after === before ? owner : { ...owner, [list]: after }
}
