import { getOffset, itemsOf } from '../../php/offsets.ts'
import { isPhpList } from '../../php/array.ts'
import type { PhpList, PhpValue } from '../../php/value.ts'
import type { Place } from '../explain/place.ts'

/** A way to write the places of attributes: undefined for places that can't be written so. */
type Rewrite = (place: Place) => Place | undefined

/**
 * The two ways in which a workflow's event holds an attribute: in `Event.Attribute` or an object, and in
 * `Event._AttributeFlattened`, which has them all. Gives a selection the other way round; undefined when some of it has
 * no such twin.
 */
export function twinsOf(data: PhpValue, places: readonly Place[]): Place[] | undefined {
  const event = getOffset(data, 'Event')
  const flattened = getOffset(event, '_AttributeFlattened')
  if (!isPhpList(flattened)) return undefined
  const rewrite =
    places[0]?.[1] === '_AttributeFlattened'
      ? fromFlattened(event, flattened)
      : toFlattened(event, flattened)
  const twins = places.map(rewrite)
  return twins.every((place) => place !== undefined) ? twins : undefined
}

/**
 * Whether the event's own attributes are all there are: then a path to them gives the same when it goes through
 * `Event._AttributeFlattened`, and the other way round.
 */
export function hasNoObjectAttributes(data: PhpValue): boolean {
  const event = getOffset(data, 'Event')
  const attributes = getOffset(event, 'Attribute')
  const flattened = getOffset(event, '_AttributeFlattened')
  if (!isPhpList(attributes) || !isPhpList(flattened)) return false
  return (
    attributes.length === flattened.length &&
    attributes.every((attribute, index) => attribute === flattened[index])
  )
}

const OTHER_LIST: ReadonlyMap<unknown, string> = new Map([
  ['Attribute', '_AttributeFlattened'],
  ['_AttributeFlattened', 'Attribute'],
])

/** The path through the other of the two lists. */
export function pathInOtherList(path: string): string {
  const [event = '', list = '', ...rest] = path.split('.')
  return [event, OTHER_LIST.get(list) ?? list, ...rest].join('.')
}

/** The place in the other of the two lists. */
export function placeInOtherList(place: Place): Place {
  return place.map((key, level) => (level === 1 ? (OTHER_LIST.get(key) ?? key) : key))
}

function toFlattened(event: PhpValue, flattened: PhpList): Rewrite {
  const numbers = new Map(flattened.map((attribute, index) => [attribute, index]))
  const attributes = itemsOf(getOffset(event, 'Attribute'))
  const objects = itemsOf(getOffset(event, 'Object'))
  return ([first, list, at, inner, innerAt, ...rest]) => {
    if (first !== 'Event' || typeof at !== 'number') return undefined
    if (list === 'Attribute') {
      const number = numbers.get(attributes[at] ?? null)
      const behind = [inner, innerAt].filter((key) => key !== undefined)
      return number === undefined
        ? undefined
        : ['Event', '_AttributeFlattened', number, ...behind, ...rest]
    }
    if (list !== 'Object' || inner !== 'Attribute' || typeof innerAt !== 'number') return undefined
    const attribute = itemsOf(getOffset(objects[at] ?? null, 'Attribute'))[innerAt] ?? null
    const number = numbers.get(attribute)
    return number === undefined ? undefined : ['Event', '_AttributeFlattened', number, ...rest]
  }
}

/** Attributes in objects are left out: their places have other shapes. */
function fromFlattened(event: PhpValue, flattened: PhpList): Rewrite {
  const attributes = itemsOf(getOffset(event, 'Attribute'))
  return ([first, list, at, ...rest]) => {
    if (first !== 'Event' || list !== '_AttributeFlattened' || typeof at !== 'number')
      return undefined
    const isSame = attributes[at] !== undefined && attributes[at] === flattened[at]
    return isSame ? ['Event', 'Attribute', at, ...rest] : undefined
  }
}
