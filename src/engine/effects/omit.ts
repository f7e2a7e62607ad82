import type { PhpMap } from '../php/value.ts'

/** A row without some of its fields. */
export function omit(row: PhpMap, fields: readonly string[]): PhpMap {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)))
}
