import { fail } from '../errors.ts'
import { textOf } from './markup.ts'
import { isNumber, typeName, type Value } from './value.ts'

/** An argument that has to be an int. Throws a TypeError otherwise. */
export function wantInteger(value: Value): bigint {
  if (isNumber(value) && typeof value !== 'number') return BigInt(value)
  return fail('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`)
}

/** An int as a count or position. Throws a TypeError for other values. */
export function wantIndex(value: Value): number {
  return Number(wantInteger(value))
}

/** An argument that has to be a str. Throws a TypeError otherwise. */
export function wantText(value: Value): string {
  return textOf(value) ?? fail('TypeError', `expected a str, not ${typeName(value)}`)
}

/** A start or end: None stands for the fallback, negative numbers count from the end. */
export function wantPosition(value: Value, length: number, fallback: number): number {
  if (value === null) return fallback
  const position = wantIndex(value)
  return position < 0 ? Math.max(0, position + length) : Math.min(position, length)
}
