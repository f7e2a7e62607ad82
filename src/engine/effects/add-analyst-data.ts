import { isPhpMap } from '../php/array.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { actorOf } from './actor.ts'
import type { EffectContext } from './context.ts'
import { fireTrigger } from './fire-trigger.ts'
import { mispTime } from './misp-time.ts'
import { newUuid, takeId } from './next-id.ts'
import type { AnalystDataRow } from './state.ts'
import { append } from './stored-rows.ts'

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
  const uuid = toPhpString(row['object_uuid'] ?? '')
  const events = Object.entries(context.state.events).map(
    ([key, event]) => [key, attach(event, uuid, type, stored)] as const,
  )
  context.update({ ...context.state, events: Object.fromEntries(events) })
  fireTrigger(context, 'analyst-data-after-save', () => ({ [type]: stored }))
}

function hostOrganisation({ state }: EffectContext): PhpValue {
  const host = String(state.settings['MISP.host_org_id'] ?? '')
  const org = state.organisations.find((row) => String(row['id']) === host)
  return getOffset(org ?? state.organisations[0], 'uuid')
}

/** The event with the row at whatever in it has the uuid: itself, an attribute, an object or a report. */
function attach(event: PhpMap, uuid: string, type: string, row: PhpMap): PhpMap {
  if (event['uuid'] === uuid) return append(event, type, row)
  let changed = event
  for (const list of ['Attribute', 'Object', 'EventReport']) {
    changed = attachInList(changed, list, uuid, type, row)
  }
  return changed
}

function attachInList(
  owner: PhpMap,
  list: string,
  uuid: string,
  type: string,
  row: PhpMap,
): PhpMap {
  const items = getOffset(owner, list)
  if (!Array.isArray(items)) return owner
  const changed: PhpValue[] = items.map((item: PhpValue) => {
    if (!isPhpMap(item)) return item
    if (item['uuid'] === uuid) return append(item, type, row)
    return attachInList(item, 'Attribute', uuid, type, row)
  })
  const isSame = changed.every((item, index) => item === items[index])
  return isSame ? owner : { ...owner, [list]: changed }
}
