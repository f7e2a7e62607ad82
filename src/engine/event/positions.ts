import { isPhpArray } from '../php/array.ts'
import { entriesOf, getOffset } from '../php/offsets.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'

/** Where the attributes of a list are: keys by attribute id. With equal ids the last one counts, as in MISP's look-up. */
export type Positions = ReadonlyMap<string, string>

/** Where the attributes of a list of objects are: the object's key and the attribute's key in it, by attribute id. */
export type ObjectPositions = ReadonlyMap<string, readonly [object: string, attribute: string]>

const positionsOfList = new WeakMap<PhpArray, Positions>()
const positionsOfObjects = new WeakMap<PhpArray, ObjectPositions>()
const nowhere: Positions = new Map()
const nowhereInObjects: ObjectPositions = new Map()

/** An id as PHP uses it for a key: null is the empty text. */
export function idKey(id: PhpValue): string {
  return id === null || isPhpArray(id) ? '' : String(id)
}

/** The positions of attributes in a list, worked out once per list. */
export function positionsIn(attributes: PhpValue): Positions {
  if (!isPhpArray(attributes)) return nowhere
  const known = positionsOfList.get(attributes)
  if (known !== undefined) return known
  const positions = new Map<string, string>()
  for (const [key, attribute] of entriesOf(attributes)) {
    positions.set(idKey(getOffset(attribute, 'id')), key)
  }
  positionsOfList.set(attributes, positions)
  return positions
}

/** The positions of attributes in a list of objects, worked out once per list. */
export function positionsInObjects(objects: PhpValue): ObjectPositions {
  if (!isPhpArray(objects)) return nowhereInObjects
  const known = positionsOfObjects.get(objects)
  if (known !== undefined) return known
  const positions = new Map<string, readonly [string, string]>()
  for (const [objectKey, object] of entriesOf(objects)) {
    for (const [id, key] of positionsIn(getOffset(object, 'Attribute'))) {
      positions.set(id, [objectKey, key])
    }
  }
  positionsOfObjects.set(objects, positions)
  return positions
}

/** Says that a changed list has its attributes where the list before had them, which saves looking again. */
export function keepPositions(before: PhpValue, after: PhpValue): void {
  if (!isPhpArray(before) || !isPhpArray(after)) return
  const positions = positionsOfList.get(before)
  const inObjects = positionsOfObjects.get(before)
  if (positions !== undefined) positionsOfList.set(after, positions)
  if (inObjects !== undefined) positionsOfObjects.set(after, inObjects)
}
