import { readPlace, type Place } from '@/engine/hash-path/explain/place'
import { isEmpty } from '@/engine/php/empty'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpValue } from '@/engine/php/value'

/**
 * Tells where values of a normalised event stand in the event as it was before: flattened attributes are those of the
 * event and of its objects, `_allTags` those of the event and of the attribute, and objects without attributes are gone.
 */
export class OriginFinder {
  readonly #loaded: PhpValue
  readonly #event: PhpValue
  readonly #inherited: number
  readonly #objects: readonly number[]
  #attributes: readonly Place[] | undefined

  /** @param loaded the event before it was normalised */
  constructor(loaded: PhpValue) {
    this.#loaded = loaded
    this.#event = getOffset(loaded, 'Event')
    this.#inherited = itemsOf(getOffset(this.#event, 'Tag')).length
    this.#objects = keptObjects(this.#event)
  }

  /** The place before normalising; null for what MISP added. */
  originOf(place: Place): Place | null {
    const entity = this.#originOfEntity(place)
    const origin = entity && this.#originOfTag(entity)
    return origin && readPlace(this.#loaded, origin) !== undefined ? origin : null
  }

  /** The place after normalising, in the event's own attributes and objects; null when it is dropped. */
  afterNormalising(place: Place): Place | null {
    const [root, list, index, ...rest] = place
    if (root !== 'Event' || list !== 'Object' || index === undefined) return place
    const object = this.#objects.indexOf(Number(index))
    return object === -1 ? null : ['Event', 'Object', object, ...rest]
  }

  #originOfEntity(place: Place): Place | null {
    const [root, list, index, ...rest] = place
    if (root !== 'Event') return place
    if (list === '_AttributeFlattened') {
      this.#attributes ??= attributePlaces(this.#event, this.#objects)
      const attribute = this.#attributes[Number(index)]
      return attribute === undefined ? null : ['Event', ...attribute, ...rest]
    }
    if (list !== 'Object' || index === undefined) return place
    const object = this.#objects[Number(index)]
    return object === undefined ? null : ['Event', 'Object', object, ...rest]
  }

  /** A tag among `_allTags`: those of the event come first, then those of the attribute itself. */
  #originOfTag(place: Place): Place | null {
    const at = place.indexOf('_allTags')
    if (at === -1) return place
    const [position, ...rest] = place.slice(at + 1)
    if (position === undefined) return null
    return Number(position) < this.#inherited
      ? ['Event', 'Tag', position, ...rest]
      : [...place.slice(0, at), 'Tag', Number(position) - this.#inherited, ...rest]
  }
}

/** The positions of the objects that have attributes: the others are dropped. */
function keptObjects(event: PhpValue): number[] {
  return itemsOf(getOffset(event, 'Object')).flatMap((object, position) =>
    isEmpty(getOffset(object, 'Attribute')) ? [] : [position],
  )
}

/** The places of all attributes in the order in which they are flattened. */
function attributePlaces(event: PhpValue, objects: readonly number[]): Place[] {
  const own = positionsOf(getOffset(event, 'Attribute')).map((key) => ['Attribute', key])
  const all = itemsOf(getOffset(event, 'Object'))
  return objects.reduce<Place[]>((places, object) => {
    for (const key of positionsOf(getOffset(all[object], 'Attribute'))) {
      places.push(['Object', object, 'Attribute', key])
    }
    return places
  }, own)
}

function positionsOf(list: PhpValue): number[] {
  return [...itemsOf(list).keys()]
}
