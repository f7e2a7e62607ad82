import { isPhpArray } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'

/** A value with every list as a map, as PHP's JSON means it: an empty list is an empty map. */
export function meaning(value: PhpValue): PhpValue {
  if (!isPhpArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, meaning(item)]))
}

/** JSON text as its meaning. */
export function meaningOf(text: string): PhpValue {
  return meaning(JSON.parse(text))
}
