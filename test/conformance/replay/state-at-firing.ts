import type { MispState } from '@/engine/effects/state.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { eventsOf } from './case-state.ts'
import { mapAt, mapsAt, withoutKeys } from './json-value.ts'
import { restCallOf } from './rest-call.ts'

/**
 * The simulated MISP at the moment a REST call fired the trigger. What the call itself had saved by then was not
 * recorded: it is taken from the database afterwards, but the row that fired the trigger from the trigger's data, and
 * what a workflow may have changed (tags, publication, other rows) from the database before.
 */
export function stateAtFiring(record: PhpMap, before: MispState): MispState {
  const call = restCallOf(record)
  const after = eventsOf(mapAt(mapAt(record, 'database'), 'after'))
  if (call?.savesBefore !== true) return before
  const events = Object.entries(after).map(([id, saved]) => {
    const known = before.events[id]
    return [id, known === undefined ? newEvent(record) : mergeEvent(record, known, saved, before)]
  })
  return { ...before, events: { ...before.events, ...Object.fromEntries(events) } }
}

/** A new event as the workflow got it, which is how it was saved. */
function newEvent(record: PhpMap): PhpMap {
  const [init] = mapsAt(record, 'trace')
  const event = mapAt(mapAt(mapAt(init, 'data'), 'normalized'), 'Event')
  return withoutAllTags(withoutKeys(event, ['_AttributeFlattened']))
}

function withoutAllTags(event: PhpMap): PhpMap {
  const strip = (row: PhpMap): PhpMap => withoutKeys(row, ['_allTags'])
  return {
    ...event,
    Attribute: mapsAt(event, 'Attribute').map(strip),
    Object: mapsAt(event, 'Object').map((object) => ({
      ...object,
      Attribute: mapsAt(object, 'Attribute').map(strip),
    })),
  }
}

const KEPT_OF_EVENT = ['published', 'publish_timestamp', 'Attribute', 'Object']

function mergeEvent(record: PhpMap, known: PhpMap, saved: PhpMap, before: MispState): PhpMap {
  const attachesTag = restCallOf(record)?.attachesTag === true
  const kept = Object.fromEntries(
    [...KEPT_OF_EVENT, ...(attachesTag ? [] : ['Tag'])].flatMap((key) =>
      key in known ? [[key, known[key] ?? null]] : [],
    ),
  )
  const fired = firedAttribute(record, before)
  const merge = (owner: PhpMap, savedOwner: PhpMap): readonly PhpMap[] =>
    mergeRows(mapsAt(owner, 'Attribute'), mapsAt(savedOwner, 'Attribute'), fired, attachesTag)
  return {
    ...saved,
    ...kept,
    Attribute: merge(known, saved),
    Object: mapsAt(saved, 'Object').map((object) => {
      const knownObject = mapsAt(known, 'Object').find(({ id }) => id === object['id']) ?? {}
      return { ...object, Attribute: merge(knownObject, object) }
    }),
  }
}

function mergeRows(
  known: readonly PhpMap[],
  saved: readonly PhpMap[],
  fired: PhpMap | undefined,
  attachesTag: boolean,
): readonly PhpMap[] {
  return saved.map((row) => {
    if (fired !== undefined && row['id'] === fired['id']) {
      return { ...withoutKeys(row, ['Tag']), ...fired }
    }
    const before = known.find(({ id }) => id === row['id'])
    if (attachesTag || before === undefined) return row
    return 'Sighting' in row ? { ...before, Sighting: row['Sighting'] ?? null } : before
  })
}

/** The attribute that fired the trigger, as it was saved; its tags with all their columns. */
function firedAttribute(record: PhpMap, { tags }: MispState): PhpMap | undefined {
  const row = getOffset(getOffset(record, 'input'), 'Attribute')
  if (!isPhpMap(row)) return undefined
  const attached = mapsAt(row, 'Tag').map((tag) => fullTag(tag, tags))
  return {
    ...withoutKeys(row, ['value1', 'value2', 'Sighting', 'Tag']),
    ...(attached.length === 0 ? {} : { Tag: attached }),
  }
}

function fullTag(tag: PhpMap, tags: readonly PhpMap[]): PhpValue {
  const row = tags.find(({ id }) => id === tag['id']) ?? tag
  return { ...withoutKeys(row, ['org_id']), local: tag['local'] ?? false, relationship_type: null }
}
