import { isInteger } from './to-string.ts'
import type { PhpValue } from './value.ts'

/** The type of a value as PHP's error messages name it. */
export function phpTypeName(value: PhpValue): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return isInteger(value) ? 'int' : 'float'
  return typeof value === 'string' ? 'string' : 'array'
}
