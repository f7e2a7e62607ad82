/**
 * PHP values as the engine holds them: plain JSON, never changed in place.
 *
 * A PHP array is a JavaScript array when its keys are 0..n-1 in order, else a plain object. An empty array equals an
 * empty object. Integers and floats are both numbers (1.0 is 1), and integer-like keys come first in an object.
 */
export type PhpValue = null | boolean | number | string | PhpArray

/** A PHP array: a list, or a map with text keys. */
export type PhpArray = PhpList | PhpMap

export type PhpList = readonly PhpValue[]

export interface PhpMap {
  readonly [key: string]: PhpValue
}
