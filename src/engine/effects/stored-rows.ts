import { findStoredEvent } from '../event/stored-events.ts'
import { isPhpMap, mapOf } from '../php/array.ts'
import { entriesOf, getOffset, itemsOf, setOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import type { MispState } from './state.ts'
import { textOf } from './text-of.ts'

/** Where an attribute of the simulated MISP is. */
export interface StoredAttribute {
  readonly event: PhpMap
  readonly eventId: string
  /** The object it belongs to; undefined for an attribute of the event itself. */
  readonly object: PhpMap | undefined
  readonly attribute: PhpMap
  /** Keys from the event down to it. */
  readonly path: readonly string[]
}

type Change = (row: PhpMap) => PhpMap

/** Keys down to each attribute of an event, by its id. */
type Places = ReadonlyMap<string, readonly string[]>

const placesOfEvents = new WeakMap<PhpMap, Places>()

/** Finds an attribute in all events. */
export function findStoredAttribute(state: MispState, id: PhpValue): StoredAttribute | undefined {
  if (typeof id !== 'string' && typeof id !== 'number') return undefined
  for (const [eventId, event] of Object.entries(state.events)) {
    const path = placesIn(event).get(String(id))
    if (path === undefined) continue
    const attribute = rowAt(event, path)
    const object = path.length === 2 ? undefined : rowAt(event, path.slice(0, 2))
    if (attribute !== undefined) return { event, eventId, object, attribute, path }
  }
  return undefined
}

/** An attribute's row as it is now; an empty one where there is none. */
export function attributeRow(state: MispState, id: PhpValue): PhpMap {
  return findStoredAttribute(state, id)?.attribute ?? {}
}

/** Finds an attribute by its uuid in all events; first at the id where the caller expects it. */
export function findAttributeByUuid(
  state: MispState,
  uuid: PhpValue,
  expectedId?: PhpValue,
): StoredAttribute | undefined {
  if (typeof uuid !== 'string') return undefined
  const expected = findStoredAttribute(state, expectedId ?? null)
  if (expected?.attribute['uuid'] === uuid) return expected
  for (const event of Object.values(state.events)) {
    for (const [id, path] of placesIn(event)) {
      if (rowAt(event, path)?.['uuid'] === uuid) return findStoredAttribute(state, id)
    }
  }
  return undefined
}

/** The state with an event changed; the same state when there is no such event. */
export function changeEvent(state: MispState, id: PhpValue, change: Change): MispState {
  const event = findStoredEvent(state, id)
  if (event === undefined) return state
  const changed = change(event)
  const hasSameRows =
    changed['Attribute'] === event['Attribute'] && changed['Object'] === event['Object']
  if (hasSameRows) keepPlaces(event, changed)
  return { ...state, events: { ...state.events, [textOf(id)]: changed } }
}

/** The state with an attribute changed, its id and place kept; the same state when there is none. */
export function changeAttribute(state: MispState, id: PhpValue, change: Change): MispState {
  const found = findStoredAttribute(state, id)
  if (found === undefined) return state
  return changeEvent(state, found.eventId, (event) => {
    const changed = changeRow(event, found.path, change)
    keepPlaces(event, changed)
    return changed
  })
}

/** The state with fields of an object changed, its attributes kept; the same state when there is none. */
export function changeObject(state: MispState, id: PhpValue, change: Change): MispState {
  for (const [eventId, event] of Object.entries(state.events)) {
    const place = entriesOf(getOffset(event, 'Object')).find(
      ([, object]) => textOf(getOffset(object, 'id')) === textOf(id),
    )
    if (place === undefined) continue
    const changed = changeRow(event, ['Object', place[0]], change)
    keepPlaces(event, changed)
    return changeEvent(state, eventId, () => changed)
  }
  return state
}

/** The state without an attribute. */
export function removeAttribute(state: MispState, id: PhpValue): MispState {
  const found = findStoredAttribute(state, id)
  if (found === undefined) return state
  const remove: Change = (owner) => ({
    ...owner,
    Attribute: rowsOf(owner, 'Attribute').filter((row) => row !== found.attribute),
  })
  const ownerPath = found.path.slice(0, -2)
  return changeEvent(state, found.eventId, (event) => changeRow(event, ownerPath, remove))
}

/** The state with an attribute at the end of its event, or of the object it names. Nothing without such an event. */
export function insertAttribute(state: MispState, attribute: PhpMap): MispState {
  const objectId = objectIdOf(attribute)
  return changeEvent(state, getOffset(attribute, 'event_id'), (event) => {
    if (objectId === '0') return append(event, 'Attribute', attribute)
    const objects = rowsOf(event, 'Object').map((object) =>
      isPhpMap(object) && textOf(object['id']) === objectId
        ? append(object, 'Attribute', attribute)
        : object,
    )
    return { ...event, Object: objects }
  })
}

/** The id of the object an attribute belongs to; `0` for one of the event itself. */
export function objectIdOf(attribute: PhpMap): string {
  return textOf(attribute['object_id'] ?? '0')
}

/** A row with one more row in one of its lists. */
export function append(owner: PhpMap, key: string, row: PhpValue): PhpMap {
  return { ...owner, [key]: [...rowsOf(owner, key), row] }
}

/** The rows of one of a row's lists. */
export function rowsOf(owner: PhpMap, key: string): readonly PhpValue[] {
  return itemsOf(getOffset(owner, key))
}

/** Worked out once per event: looking through ten thousand attributes for each of them would take too long. */
function placesIn(event: PhpMap): Places {
  const known = placesOfEvents.get(event)
  if (known !== undefined) return known
  const places = new Map<string, readonly string[]>()
  addPlaces(places, event, [])
  for (const [key, object] of entriesOf(getOffset(event, 'Object'))) {
    addPlaces(places, object, ['Object', key])
  }
  placesOfEvents.set(event, places)
  return places
}

function addPlaces(
  places: Map<string, readonly string[]>,
  owner: PhpValue,
  ownerPath: readonly string[],
): void {
  for (const [key, attribute] of entriesOf(getOffset(owner, 'Attribute'))) {
    places.set(textOf(getOffset(attribute, 'id')), [...ownerPath, 'Attribute', key])
  }
}

/** Says that the attributes of a changed event are where they were before. */
function keepPlaces(before: PhpMap, after: PhpMap): void {
  const places = placesOfEvents.get(before)
  if (places !== undefined) placesOfEvents.set(after, places)
}

function rowAt(event: PhpMap, path: readonly string[]): PhpMap | undefined {
  const row = path.reduce<PhpValue>((value, key) => getOffset(value, key), event)
  return isPhpMap(row) ? row : undefined
}

/** A copy of the path down to a row, the row changed. */
function changeRow(owner: PhpMap, path: readonly string[], change: Change): PhpMap {
  const [key, index, ...rest] = path
  if (key === undefined || index === undefined) return change(owner)
  const list = getOffset(owner, key)
  const row = changeRow(mapOf(getOffset(list, index)), rest, change)
  return { ...owner, [key]: setOffset(list, index, row) }
}
