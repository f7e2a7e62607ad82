import { getItem } from '../python/attributes.ts'
import { textOf } from '../python/markup.ts'
import { PyList } from '../python/sequences.ts'
import { Undefined } from '../python/undefined.ts'
import type { Value } from '../python/value.ts'

export type Key = (value: Value) => Value

/** Texts in lower case, other values as they are: the filters compare without regard to case. */
function ignoreCase(value: Value): Value {
  return textOf(value)?.toLowerCase() ?? value
}

/** The steps of a path such as `address.city.0`; parts made of digits are indexes. */
function pathOf(attribute: Value): Value[] {
  if (attribute === null) return []
  const text = textOf(attribute)
  if (text === undefined) return [attribute]
  return text.split('.').map((part) => (/^\d+$/.test(part) ? BigInt(part) : part))
}

/** Looks up a path in a value; each step that finds nothing gives the fallback, unless that is None. */
export function attributeGetter(attribute: Value, fallback: Value = null): Key {
  const path = pathOf(attribute)
  return (value) =>
    path.reduce<Value>((owner, step) => {
      const found = getItem(owner, step)
      return fallback !== null && found instanceof Undefined ? fallback : found
    }, value)
}

/** What `sort`, `unique`, `min`, `max` and `groupby` compare values by. */
export function comparisonKey(caseSensitive: boolean, getter: Key): Key {
  return caseSensitive ? getter : (value) => ignoreCase(getter(value))
}

/** Several paths, separated by commas: the key is the list of what they find. */
export function multiAttributeKey(attribute: Value, caseSensitive: boolean): Key {
  const text = textOf(attribute)
  const parts = text === undefined ? [attribute] : text.split(',')
  const keys = parts.map((part) => comparisonKey(caseSensitive, attributeGetter(part)))
  return (value) => new PyList(keys.map((key) => key(value)))
}
