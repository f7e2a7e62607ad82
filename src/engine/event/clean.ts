import { isPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { entriesOf, getOffset, itemsOf, mapItems, setOffset, unsetOffsets } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'

/** Sightings by the id of their attribute. */
export type SightingsByAttribute = ReadonlyMap<string, readonly PhpValue[]>

export const noSightings: SightingsByAttribute = new Map()

/**
 * Attributes as MISP shows them: no empty `SharingGroup`, no `value1`/`value2`, tags as `Tag`, and their sightings. An
 * attribute that needs no change is given back itself.
 *
 * @throws PhpError where an attribute is a text, a number or true
 */
export function cleanAttributes(attributes: PhpValue, sightings = noSightings): PhpValue {
  return mapItems(attributes, (attribute) => cleanAttribute(attribute, sightings))
}

/** One attribute, see `cleanAttributes`. */
export function cleanAttribute(attribute: PhpValue, sightings = noSightings): PhpValue {
  if (isPhpMap(attribute) && isClean(attribute) && sightings.size === 0) return attribute
  const superfluous = ['value1', 'value2']
  if (hasEmptySharingGroup(attribute)) superfluous.push('SharingGroup')
  const tagged = liftTags(attribute, 'AttributeTag')
  const cleaned = unsetOffsets(tagged, superfluous)
  const own =
    sightings.size === 0 ? undefined : sightings.get(toPhpString(getOffset(cleaned, 'id')))
  return own === undefined ? cleaned : setOffset(cleaned, 'Sighting', own)
}

/** Quick look at the keys that cleaning is about, as most attributes have none of them. */
function isClean(attribute: PhpMap): boolean {
  return (
    attribute['value1'] === undefined &&
    attribute['value2'] === undefined &&
    attribute['SharingGroup'] === undefined &&
    attribute['AttributeTag'] === undefined
  )
}

/** Objects with their attributes cleaned; those without any attribute are dropped. */
export function cleanObjects(objects: PhpValue, sightings = noSightings): readonly PhpValue[] {
  return itemsOf(objects).flatMap((object) => {
    const attributes = getOffset(object, 'Attribute')
    if (isEmpty(attributes)) return []
    return [setOffset(object, 'Attribute', cleanAttributes(attributes, sightings))]
  })
}

/** Notes, opinions or relationships as a list, without empty `SharingGroup`s. */
export function cleanAnalystData(rows: PhpValue): readonly PhpValue[] {
  return itemsOf(rows).map((row) =>
    hasEmptySharingGroup(row) ? unsetOffsets(row, ['SharingGroup']) : row,
  )
}

/** Galaxies of which every cluster without `meta` has an empty one. */
export function cleanGalaxies(galaxies: PhpValue): PhpValue {
  return mapItems(galaxies, (galaxy) => {
    const clusters = getOffset(galaxy, 'GalaxyCluster')
    if (isEmpty(clusters)) return galaxy
    const cleaned = mapItems(clusters, (cluster) =>
      isEmpty(getOffset(cluster, 'meta')) ? setOffset(cluster, 'meta', {}) : cluster,
    )
    return setOffset(galaxy, 'GalaxyCluster', cleaned)
  })
}

/** A record whose joined tags (`AttributeTag[].Tag` …) have become its `Tag`, without `org_id`. */
export function liftTags(record: PhpValue, join: string): PhpValue {
  const joined = getOffset(record, join)
  if (joined === null) return record
  return addTags(unsetOffsets(record, [join]), joined)
}

/** `record.Tag` with the tags of joined rows (`EventTag`, `AttributeTag`) put at their positions. */
export function addTags(record: PhpValue, joined: PhpValue): PhpValue {
  if (isEmpty(joined)) return record
  const tags = mapItems(joined, (row) => unsetOffsets(getOffset(row, 'Tag'), ['org_id']))
  return setOffset(record, 'Tag', mergeByKey(getOffset(record, 'Tag'), tags))
}

/** `$base[key] = item` for every item of `items`. */
function mergeByKey(base: PhpValue, items: PhpValue): PhpValue {
  if (isEmpty(base)) return items
  let merged: PhpValue = base
  for (const [key, item] of entriesOf(items)) merged = setOffset(merged, key, item)
  return merged
}

function hasEmptySharingGroup(record: PhpValue): boolean {
  const group = getOffset(record, 'SharingGroup')
  return group !== null && isEmpty(group)
}

/** Sightings grouped by the attribute they are of. */
export function groupSightings(sightings: PhpValue): SightingsByAttribute {
  const groups = new Map<string, PhpValue[]>()
  for (const sighting of itemsOf(sightings)) {
    const id = toPhpString(getOffset(sighting, 'attribute_id'))
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [sighting])
    else group.push(sighting)
  }
  return groups
}
