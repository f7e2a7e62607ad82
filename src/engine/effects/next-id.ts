import { attributesOf } from '../event/stored-events.ts'
import { md5 } from '../php/md5.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import type { AnalystDataRow, MispState } from './state.ts'
import { wholeNumberOf } from './text-of.ts'

/** The tables whose rows get ids while effects are carried out. */
export type Table =
  | 'events'
  | 'attributes'
  | 'objects'
  | 'references'
  | 'tags'
  | 'proposals'
  | 'sightings'
  | 'reports'
  | 'posts'
  | 'users'
  | 'blocklist'
  | 'notes'
  | 'opinions'
  | 'relationships'

/** The id of the table's next row: the state's counter, or one more than the highest id in use. */
export function nextId(state: MispState, table: Table): string {
  return String(state.nextIds[table] ?? highestId(state, table) + 1)
}

/** Takes the id of the table's next row. */
export function takeId(context: EffectContext, table: Table): string {
  const id = nextId(context.state, table)
  const nextIds = { ...context.state.nextIds, [table]: Number(id) + 1 }
  context.update({ ...context.state, nextIds })
  return id
}

/** A UUID for a new row. MISP's are random; this one depends on table and id alone, so that runs are repeatable. */
export function newUuid(table: string, id: string): string {
  const digits = md5(`playground:${table}:${id}`)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}

function highestId(state: MispState, table: Table): number {
  const ids = rowsOf(state, table).map((row) => wholeNumberOf(getOffset(row, 'id')))
  return ids.reduce((highest, id) => (id > highest ? id : highest), 0)
}

function rowsOf(state: MispState, table: Table): readonly PhpValue[] {
  const events = Object.values(state.events)
  switch (table) {
    case 'events':
      return events
    case 'attributes':
      return events.flatMap(attributesOf)
    case 'objects':
      return events.flatMap((event) => itemsOf(getOffset(event, 'Object')))
    case 'references':
      return events
        .flatMap((event) => itemsOf(getOffset(event, 'Object')))
        .flatMap((object) => itemsOf(getOffset(object, 'ObjectReference')))
    case 'proposals':
      return events.flatMap(proposalsOf)
    case 'sightings':
      return events.flatMap(attributesOf).flatMap((row) => itemsOf(getOffset(row, 'Sighting')))
    case 'reports':
      return events.flatMap((event) => itemsOf(getOffset(event, 'EventReport')))
    case 'tags':
      return state.tags
    case 'users':
      return state.users
    case 'blocklist':
      return state.eventBlocklist
    case 'notes':
      return analystRows(state, 'Note')
    case 'opinions':
      return analystRows(state, 'Opinion')
    case 'relationships':
      return analystRows(state, 'Relationship')
    case 'posts':
      return []
  }
}

function analystRows({ analystData }: MispState, type: AnalystDataRow['type']): readonly PhpMap[] {
  return analystData.filter((entry) => entry.type === type).map(({ row }) => row)
}

function proposalsOf(event: PhpMap): readonly PhpValue[] {
  return [event, ...attributesOf(event)].flatMap((row) =>
    itemsOf(getOffset(row, 'ShadowAttribute')),
  )
}
