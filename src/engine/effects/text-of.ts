import { toPhpString } from '../php/to-string.ts'
import type { PhpValue } from '../php/value.ts'

/** A field as text, as PHP casts it; what is missing is empty. Safe for whatever hostile data hold. */
export function textOf(value: PhpValue | undefined): string {
  return toPhpString(value ?? null)
}

/** A field as a whole number; 0 for what is none. */
export function wholeNumberOf(value: PhpValue | undefined): number {
  const number = Number(textOf(value))
  return Number.isSafeInteger(number) ? number : 0
}
