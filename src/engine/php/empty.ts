import type { PhpValue } from './value.ts'

/**
 * PHP's `empty(value)`, the opposite of its truth: null, false, zero, the texts `` and `0`, and arrays without entries
 * are empty; `0.0`, ` ` and `false` as texts are not.
 */
export function isEmpty(value: PhpValue | undefined): boolean {
  if (typeof value !== 'object' || value === null) return !value || value === '0'
  if (Array.isArray(value)) return value.length === 0
  for (const key in value) if (Object.hasOwn(value, key)) return false
  return true
}

/** PHP's cast to a boolean. */
export function isTruthy(value: PhpValue | undefined): boolean {
  return !isEmpty(value)
}
