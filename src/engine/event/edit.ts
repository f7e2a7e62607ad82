import type { Compat } from '../compat.ts'
import {
  arrayEntries,
  arrayFromEntries,
  arrayGet,
  isIntegerKey,
  isPhpArray,
  isPhpList,
} from '../php/array.ts'
import { arrayToWrite, getOffset, setOffset } from '../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../php/value.ts'
import { finderIn, finderInObjects, idKey, idOf, keepIndex } from './positions.ts'

/** A whole attribute that takes the place of the one with this id. */
export interface AttributeOverride {
  readonly id: PhpValue
  readonly attribute: PhpValue
}

type Entries = readonly (readonly [key: string, item: PhpValue])[]

/** Where overrides go inside an event. */
interface Placement {
  readonly flattened: Entries
  readonly attributes: Entries
  /** By the key of the object. */
  readonly inObjects: ReadonlyMap<string, Entries>
}

/**
 * Roaming data with attributes replaced (all at once: each call copies the lists), the way MISP's edit actions do it: in `Event._AttributeFlattened`, and in
 * `Event.Attribute` or in their object. Positions are those in the data given, which may be filtered. An id that is
 * nowhere in a list puts the attribute under the empty key, as PHP does.
 *
 * Newer versions write to `_unfilteredData` as well, so that edits survive a reset of the filters; for the event's own
 * attributes they take the position in the filtered list there, which hits another attribute when `Event.Attribute`
 * itself is filtered.
 */
export function overrideAttributes(
  data: PhpMap,
  overrides: readonly AttributeOverride[],
  compat: Compat,
): PhpMap {
  if (overrides.length === 0) return data
  const event = getOffset(data, 'Event')
  const placement = placeOverrides(event, overrides)
  const changed = { ...data, Event: applyPlacement(event, placement) }
  const unfiltered = getOffset(data, '_unfilteredData')
  if (!compat.overridesReachUnfilteredData || !isPhpArray(unfiltered)) return changed
  const unfilteredEvent = getOffset(unfiltered, 'Event')
  const inUnfiltered = placeInUnfiltered(unfilteredEvent, overrides, placement.attributes)
  return {
    ...changed,
    _unfilteredData: setOffset(unfiltered, 'Event', applyPlacement(unfilteredEvent, inUnfiltered)),
  }
}

/**
 * An event-shaped map (roaming data, or its `_unfilteredData`) with attributes changed wherever they are: in
 * `Event._AttributeFlattened`, `Event.Attribute` and objects. Ids that are nowhere are left out.
 *
 * @param change gives the new attribute for the attribute that stands at a place
 */
export function changeAttributesById(
  data: PhpMap,
  ids: readonly PhpValue[],
  change: (attribute: PhpValue) => PhpValue,
): PhpMap {
  const event = getOffset(data, 'Event')
  if (!isPhpArray(event) || ids.length === 0) return data
  const results = new Map<PhpValue, PhpValue>()
  // The places share their values, so what has been changed for one place is taken for the others.
  const changeOnce = (attribute: PhpValue): PhpValue => {
    const known = results.get(attribute)
    if (known !== undefined) return known
    const result = change(attribute)
    results.set(attribute, result)
    return result
  }
  const keys = ids.map(idKey)
  const changeList = (list: PhpValue): Entries => {
    const find = finderIn(list, keys.length)
    return keys.flatMap((id) => {
      const key = find(id)
      return key === undefined ? [] : [[key, changeOnce(getOffset(list, key))] as const]
    })
  }
  const objects = getOffset(event, 'Object')
  const findInObjects = finderInObjects(objects, keys.length)
  const inObjects = groupByObject(
    keys.flatMap((id) => {
      const place = findInObjects(id)
      if (place === undefined) return []
      const [object, key] = place
      const attribute = getOffset(getOffset(getOffset(objects, object), 'Attribute'), key)
      return [[object, key, changeOnce(attribute)] as const]
    }),
  )
  const flattened = changeList(getOffset(event, '_AttributeFlattened'))
  const attributes = changeList(getOffset(event, 'Attribute'))
  return { ...data, Event: applyPlacement(event, { flattened, attributes, inObjects }) }
}

/** Data with fields of its `Event` set. */
export function setEventFields(data: PhpMap, fields: PhpMap): PhpMap {
  let event = getOffset(data, 'Event')
  for (const [key, value] of Object.entries(fields)) event = setOffset(event, key, value)
  return { ...data, Event: event }
}

/** Positions as MISP looks them up: an attribute that is in an object is not searched in the event's own list. */
function placeOverrides(event: PhpValue, overrides: readonly AttributeOverride[]): Placement {
  const findInFlattened = finderIn(getOffset(event, '_AttributeFlattened'), overrides.length)
  const findInEvent = finderIn(getOffset(event, 'Attribute'), overrides.length)
  const findInObjects = finderInObjects(getOffset(event, 'Object'), overrides.length)
  const flattened: [string, PhpValue][] = []
  const attributes: [string, PhpValue][] = []
  const inObjects: [string, string, PhpValue][] = []
  for (const { id, attribute } of overrides) {
    const key = idKey(id)
    const place = findInObjects(key)
    flattened.push([findInFlattened(key) ?? '', attribute])
    if (place === undefined) attributes.push([findInEvent(key) ?? '', attribute])
    else inObjects.push([...place, attribute])
  }
  return { flattened, attributes, inObjects: groupByObject(inObjects) }
}

/** Positions in the unfiltered event: right ones, but for the event's own attributes those of the filtered list. */
function placeInUnfiltered(
  event: PhpValue,
  overrides: readonly AttributeOverride[],
  attributes: Entries,
): Placement {
  const find = finderIn(getOffset(event, '_AttributeFlattened'), overrides.length)
  const { inObjects } = placeOverrides(event, overrides)
  const flattened = overrides.flatMap(({ id, attribute }) => {
    const key = find(idKey(id))
    return key === undefined ? [] : [[key, attribute] as const]
  })
  return { flattened, attributes, inObjects }
}

function groupByObject(
  places: readonly (readonly [object: string, key: string, attribute: PhpValue])[],
): ReadonlyMap<string, Entries> {
  const groups = new Map<string, (readonly [string, PhpValue])[]>()
  for (const [object, key, attribute] of places) {
    const group = groups.get(object)
    if (group === undefined) groups.set(object, [[key, attribute]])
    else group.push([key, attribute])
  }
  return groups
}

function applyPlacement(event: PhpValue, placement: Placement): PhpValue {
  const withFlattened = setUnder(event, '_AttributeFlattened', placement.flattened)
  const withAttributes = setUnder(withFlattened, 'Attribute', placement.attributes)
  if (placement.inObjects.size === 0) return withAttributes
  return setOffset(withAttributes, 'Object', applyInObjects(event, placement.inObjects))
}

function applyInObjects(event: PhpValue, inObjects: Placement['inObjects']): PhpValue {
  const before = getOffset(event, 'Object')
  const changed = [...inObjects].map(
    ([key, entries]) => [key, setUnder(getOffset(before, key), 'Attribute', entries)] as const,
  )
  return setEntries(before, changed)
}

/** The owner with several items set in the list of attributes under a key. */
function setUnder(owner: PhpValue, key: string, entries: Entries): PhpValue {
  if (entries.length === 0) return owner
  const before = getOffset(owner, key)
  const after = setEntries(before, entries)
  const idsStay = entries.every(
    ([position, item]) => idOf(item) === idOf(getOffset(before, position)),
  )
  if (idsStay) keepIndex(before, after)
  return setOffset(owner, key, after)
}

/** Several `array[key] = item` on one copy. */
function setEntries(value: PhpValue, entries: Entries): PhpArray {
  const array = arrayToWrite(value)
  const inPlace =
    isPhpList(array) &&
    entries.every(([key]) => isIntegerKey(key) && arrayGet(array, key) !== undefined)
  if (!inPlace) return arrayFromEntries([...arrayEntries(array), ...entries])
  const copy = [...array]
  for (const [key, item] of entries) copy[Number(key)] = item
  return copy
}
