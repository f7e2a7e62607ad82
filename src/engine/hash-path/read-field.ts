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
  Attribute: 3,
  Tag: 4,
  _allTags: 5,
  object_relation: 6,
  category: 7,
  to_ids: 8,
  uuid: 9,
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
 * reads many names loses that and becomes three times slower, so frequent fields have a place each. They are few, because
 * a function that is too long is not taken into the loops that call it.
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
      return map['Attribute']
    case 4:
      return map['Tag']
    case 5:
      return map['_allTags']
    case 6:
      return map['object_relation']
    case 7:
      return map['category']
    case 8:
      return map['to_ids']
    case 9:
      return map['uuid']
    case OWN_ONLY:
      return Object.hasOwn(map, name) ? map[name] : undefined
    default:
      return map[name]
  }
}
