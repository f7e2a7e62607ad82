import type { PhpMap, PhpValue } from '../php/value.ts'

/** A key to read from maps, prepared so that reading it millions of times is cheap. */
export interface Field {
  readonly name: string
  readonly slot: number
}

/** Fields that events hold in great numbers; the number is the case in `readField`. */
const SLOTS: Readonly<Record<string, number>> = {
  type: 0,
  value: 1,
  name: 2,
  id: 3,
  uuid: 4,
  Event: 5,
  Attribute: 6,
  Object: 7,
  Tag: 8,
  _allTags: 9,
  _AttributeFlattened: 10,
  object_relation: 11,
  category: 12,
  to_ids: 13,
  comment: 14,
  deleted: 15,
  distribution: 16,
  timestamp: 17,
  event_id: 18,
  object_id: 19,
  first_seen: 20,
  last_seen: 21,
  inherited: 22,
  local: 23,
  colour: 24,
  Galaxy: 25,
  GalaxyCluster: 26,
  enrichment: 27,
  warnings: 28,
  sharing_group_id: 29,
}

/** Any other name. */
const BY_NAME = -1
/** A name that every JavaScript object inherits something under. */
const OWN_ONLY = -2

/** Prepares a key. */
export function fieldOf(name: string): Field {
  if (name in Object.prototype) return { name, slot: OWN_ONLY }
  return { name, slot: Object.hasOwn(SLOTS, name) ? (SLOTS[name] ?? BY_NAME) : BY_NAME }
}

/** The keys that `readField` reads from a place of their own. */
export const FREQUENT_FIELDS: readonly string[] = Object.keys(SLOTS)

/**
 * The value a map has under a field, undefined when it has none.
 *
 * JavaScript engines remember, for each place in the code, where objects keep the property read there. A place that
 * reads many names loses that and becomes three times slower, so frequent fields have a place each.
 */
export function readField(map: PhpMap, slot: number, name: string): PhpValue | undefined {
  switch (slot) {
    case 0:
      return map['type']
    case 1:
      return map['value']
    case 2:
      return map['name']
    case 3:
      return map['id']
    case 4:
      return map['uuid']
    case 5:
      return map['Event']
    case 6:
      return map['Attribute']
    case 7:
      return map['Object']
    case 8:
      return map['Tag']
    case 9:
      return map['_allTags']
    case 10:
      return map['_AttributeFlattened']
    case 11:
      return map['object_relation']
    case 12:
      return map['category']
    case 13:
      return map['to_ids']
    case 14:
      return map['comment']
    case 15:
      return map['deleted']
    case 16:
      return map['distribution']
    case 17:
      return map['timestamp']
    case 18:
      return map['event_id']
    case 19:
      return map['object_id']
    case 20:
      return map['first_seen']
    case 21:
      return map['last_seen']
    case 22:
      return map['inherited']
    case 23:
      return map['local']
    case 24:
      return map['colour']
    case 25:
      return map['Galaxy']
    case 26:
      return map['GalaxyCluster']
    case 27:
      return map['enrichment']
    case 28:
      return map['warnings']
    case 29:
      return map['sharing_group_id']
    case OWN_ONLY:
      return Object.hasOwn(map, name) ? map[name] : undefined
    default:
      return map[name]
  }
}
