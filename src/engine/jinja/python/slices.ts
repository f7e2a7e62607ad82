import { fail, unsupported } from '../errors.ts'
import { isText, likeOriginal, textOf } from './markup.ts'
import { PyRange } from './range.ts'
import { PyList, PyTuple } from './sequences.ts'
import { characters } from './text.ts'
import { Undefined } from './undefined.ts'
import { isNumber, typeName, type Value } from './value.ts'

/** The three parts of `start:stop:step`; None for those left out. */
export interface SliceBounds {
  readonly start: Value
  readonly stop: Value
  readonly step: Value
}

function bound(value: Value): number | undefined {
  if (value === null) return undefined
  if (isNumber(value) && typeof value !== 'number') return Number(value)
  return fail('TypeError', 'slice indices must be integers or None')
}

/** The positions a slice picks, with Python's rules for negative and outlying bounds. */
function positions(length: number, bounds: SliceBounds): number[] {
  const step = bound(bounds.step) ?? 1
  if (step === 0) return fail('ValueError', 'slice step cannot be zero')
  const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1]
  const clamp = (value: number | undefined, fallback: number): number => {
    if (value === undefined) return fallback
    const position = value < 0 ? value + length : value
    return Math.min(Math.max(position, lowest), highest)
  }
  const start = clamp(bound(bounds.start), step > 0 ? lowest : highest)
  const stop = clamp(bound(bounds.stop), step > 0 ? highest : lowest)
  const count = Math.max(0, Math.ceil((stop - start) / step))
  return Array.from({ length: count }, (_, index) => start + index * step)
}

function pick<T>(items: readonly T[], bounds: SliceBounds): T[] {
  return positions(items.length, bounds).flatMap((position) => items.slice(position, position + 1))
}

/** `value[start:stop:step]`. Throws a TypeError for what cannot be sliced. */
export function slice(value: Value, bounds: SliceBounds): Value {
  if (value instanceof Undefined) return value.fail()
  if (isText(value)) {
    const text = textOf(value) ?? ''
    return likeOriginal(value, pick(characters(text), bounds).join(''))
  }
  if (value instanceof PyList) return new PyList(pick(value.items, bounds))
  if (value instanceof PyTuple) return new PyTuple(pick(value.items, bounds))
  if (value instanceof PyRange) return unsupported('a slice of a range')
  return fail('TypeError', `'${typeName(value)}' object cannot be sliced`)
}
