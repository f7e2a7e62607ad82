import type { PhpValue } from './value.ts'

/**
 * A value as PHP's `json_encode` writes it with MISP's usual flags (slashes and Unicode left as they are): an empty map
 * is `[]`.
 */
export function jsonEncode(value: PhpValue): string {
  return JSON.stringify(value, (_key, item: unknown) => (isEmptyMap(item) ? [] : item))
}

function isEmptyMap(item: unknown): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    !Array.isArray(item) &&
    Object.keys(item).length === 0
  )
}
