import type { MispState } from '../effects/state.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'

/** The part of the simulated MISP in which the conversion looks up what it needs. */
export type StoredEvents = Pick<MispState, 'events' | 'threads'>

/** An event as a plain database read gives it: its row and its tags. */
export interface EventRecord extends PhpMap {
  readonly Event: PhpMap
}

/** The columns of MISP's tables, in their order. */
const EVENT_COLUMNS = [
  'id',
  'org_id',
  'date',
  'info',
  'user_id',
  'uuid',
  'published',
  'analysis',
  'attribute_count',
  'orgc_id',
  'timestamp',
  'distribution',
  'sharing_group_id',
  'proposal_email_lock',
  'locked',
  'threat_level_id',
  'publish_timestamp',
  'sighting_timestamp',
  'disable_correlation',
  'extends_uuid',
  'protected',
] as const
const OBJECT_COLUMNS = [
  'id',
  'name',
  'meta-category',
  'description',
  'template_uuid',
  'template_version',
  'event_id',
  'uuid',
  'timestamp',
  'distribution',
  'sharing_group_id',
  'comment',
  'deleted',
  'first_seen',
  'last_seen',
] as const
const TAG_COLUMNS = [
  'id',
  'name',
  'colour',
  'exportable',
  'user_id',
  'hide_tag',
  'numerical_value',
  'is_galaxy',
  'is_custom_galaxy',
  'local_only',
] as const

/** An event's row with its full tag rows (no organisation), or undefined. */
export function findEventRow(stored: StoredEvents, id: PhpValue): EventRecord | undefined {
  const event = findStoredEvent(stored, id)
  if (event === undefined) return undefined
  return {
    Event: { ...pickColumns(event, EVENT_COLUMNS), sighting_timestamp: sightingTimestamp(event) },
    EventTag: itemsOf(getOffset(event, 'Tag')).map((tag) => ({ Tag: pickColumns(tag, TAG_COLUMNS) })),
  }
}

/** An object's row without its attributes, or undefined. */
export function findObjectRow(stored: StoredEvents, id: PhpValue): PhpMap | undefined {
  for (const event of Object.values(stored.events)) {
    for (const object of itemsOf(getOffset(event, 'Object'))) {
      if (sameId(getOffset(object, 'id'), id)) return pickColumns(object, OBJECT_COLUMNS)
    }
  }
  return undefined
}

/** MISP's REST API does not show it; "0" is its value until somebody adds a sighting. */
function sightingTimestamp(event: PhpMap): PhpValue {
  return getOffset(event, 'sighting_timestamp') ?? '0'
}

function findStoredEvent({ events }: StoredEvents, id: PhpValue): PhpMap | undefined {
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  return Object.hasOwn(events, id) ? events[id] : undefined
}

function sameId(left: PhpValue, right: PhpValue): boolean {
  return left !== null && right !== null && String(left) === String(right)
}

function pickColumns(row: PhpValue, columns: readonly string[]): PhpMap {
  return Object.fromEntries(columns.map((column) => [column, getOffset(row, column)]))
}
