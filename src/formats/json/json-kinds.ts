import { isPhpArray, isPhpList } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'

/** What a JSON value is, with PHP's two kinds of array told apart. */
export type ValueKind = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'map'

/** The kind of a value. */
export function kindOf(value: PhpValue): ValueKind {
  if (value === null) return 'null'
  if (isPhpArray(value)) return isPhpList(value) ? 'list' : 'map'
  if (typeof value === 'string') return 'string'
  return typeof value === 'number' ? 'number' : 'boolean'
}
