import type { PhpValue } from '../php/value.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether MISP's models take a value for a uuid. */
export function isUuid(value: PhpValue): value is string {
  return typeof value === 'string' && UUID.test(value)
}
