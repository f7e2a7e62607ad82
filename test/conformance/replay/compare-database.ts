import type { MispState } from '@/engine/effects/state.ts'
import { isPhpArray, isPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { eventsOf } from './case-state.ts'
import { compareRows } from './compare-rows.ts'
import { mapAt, mapsAt, textAt, toPhpValue, withoutKeys } from './json-value.ts'
import type { Replay } from './replay.ts'
import { restCallOf } from './rest-call.ts'
import type { VolatileValues } from './volatile.ts'

/**
 * Compares MISP's database after the case: every recorded event as `GET /events/view` shows it, the tags, blocklist
 * entries and analyst data that were added, the custom warninglist, and the toast. Left out of events is what the view
 * computes when it is asked (`warnings`, `RelatedEvent`, `Galaxy`). Where a REST call saves something of its own after the workflow,
 * nothing is compared.
 */
export function compareDatabase(
  record: PhpMap,
  { before, after }: Replay,
  volatile: VolatileValues,
): string | undefined {
  const database = mapAt(record, 'database')
  const call = restCallOf(record)
  if (call?.savesAfter === true) return undefined
  return (
    compareEvents(database, after, volatile) ??
    (isNoted(record, 'tagsAdded') ? compareTags(database, before, after, volatile) : undefined) ??
    compareWarninglists(database, after, volatile) ??
    (isNoted(record, 'blocklistAdded')
      ? compareBlocklist(database, before, after, volatile)
      : undefined) ??
    compareAnalystData(record, before, after, volatile) ??
    compareToast(record, after, volatile)
  )
}

/** Of single modules the recorder did not look at every table; of workflows a missing list is an empty one. */
function isNoted(record: PhpMap, list: string): boolean {
  return 'execution' in record || list in mapAt(record, 'database')
}

function compareEvents(
  database: PhpMap,
  after: MispState,
  volatile: VolatileValues,
): string | undefined {
  for (const [id, event] of Object.entries(eventsOf(mapAt(database, 'after')))) {
    const ours = after.events[id]
    if (ours === undefined) return `database: event ${id} is missing`
    const difference = volatile.compare(stored(event), stored(ours), ['database', id])
    if (difference !== undefined) return difference
  }
  return undefined
}

const COMPUTED = new Set(['warnings', 'RelatedEvent', 'Galaxy'])

function stored(value: PhpValue): PhpValue {
  if (!isPhpArray(value)) return value
  if (!isPhpMap(value)) return value.map(stored)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !COMPUTED.has(key))
      .map(([key, item]) => [key, stored(item)]),
  )
}

const TAG_FLAGS = ['exportable', 'hide_tag', 'is_galaxy', 'local_only']

function compareTags(
  database: PhpMap,
  before: MispState,
  after: MispState,
  volatile: VolatileValues,
): string | undefined {
  const known = new Set(before.tags.map((tag) => textAt(tag, 'id')))
  const added = after.tags.filter((tag) => !known.has(textAt(tag, 'id')))
  const ours = added.map((tag) => ({
    id: Number(tag['id']),
    name: textAt(tag, 'name'),
    org_id: Number(tag['org_id']),
    user_id: Number(tag['user_id']),
    ...Object.fromEntries(TAG_FLAGS.map((flag) => [flag, Number(tag[flag])])),
  }))
  return compareRows('tagsAdded', mapsAt(database, 'tagsAdded'), ours, volatile, false)
}

function compareWarninglists(
  database: PhpMap,
  after: MispState,
  volatile: VolatileValues,
): string | undefined {
  if (!('warninglistsAfter' in database)) return undefined
  const wanted = mapsAt(database, 'warninglistsAfter').map((list) => ({
    name: textAt(list, 'name'),
    entries: getOffset(list, 'entries'),
  }))
  const ours = after.warninglists
    .filter(({ isDefault }) => !isDefault)
    .map(({ name, entries }) => ({ name, entries: [...entries] }))
  return compareRows('warninglistsAfter', wanted, ours, volatile, false)
}

function compareBlocklist(
  database: PhpMap,
  before: MispState,
  after: MispState,
  volatile: VolatileValues,
): string | undefined {
  const added = after.eventBlocklist.slice(before.eventBlocklist.length)
  const ours = added.map((entry) => ({
    event_uuid: getOffset(entry, 'event_uuid'),
    event_info: getOffset(entry, 'event_info'),
    event_orgc: getOffset(entry, 'event_orgc'),
    comment: getOffset(entry, 'comment'),
  }))
  return compareRows('blocklistAdded', mapsAt(database, 'blocklistAdded'), ours, volatile, false)
}

const ANALYST_DATA = [
  ['notes', 'Note'],
  ['opinions', 'Opinion'],
  ['relationships', 'Relationship'],
] as const

function compareAnalystData(
  record: PhpMap,
  before: MispState,
  after: MispState,
  volatile: VolatileValues,
): string | undefined {
  const added = after.analystData.slice(before.analystData.length)
  for (const [table, type] of ANALYST_DATA) {
    const wanted = mapsAt(mapAt(record, 'analystData'), table)
    const ours = added.filter((data) => data.type === type).map(({ row }) => row)
    const shown = ours.map((row, index) => likeRecorded(row, wanted[index]))
    const difference = compareRows(table, wanted, shown, volatile, false)
    if (difference !== undefined) return difference
  }
  return undefined
}

/** The recorder kept only some columns, and numbers where MISP's API has texts and booleans. */
function likeRecorded(row: PhpMap, recorded: PhpMap | undefined): PhpMap {
  if (recorded === undefined) return row
  return Object.fromEntries(
    Object.entries(recorded).map(([column, wanted]) => {
      const value = getOffset(row, column)
      return [column, typeof wanted === 'number' && value !== null ? Number(value) : value]
    }),
  )
}

/** The recorder kept what the server's message store held: a key, the toast as JSON, a count. */
function compareToast(
  record: PhpMap,
  after: MispState,
  volatile: VolatileValues,
): string | undefined {
  const lines = textAt(record, 'toast').split('\n')
  const wanted = lines
    .filter((line) => line.startsWith('{'))
    .map((line) => toPhpValue(JSON.parse(line)))
    .filter(isPhpMap)
  const ours = after.outbox.toasts.map((toast) => withoutKeys(toast, ['user_id']))
  return compareRows('toast', wanted, ours, volatile, false)
}
