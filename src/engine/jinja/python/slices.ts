import { fail } from '../errors.ts'
import { isText, likeOriginal } from './markup.ts'
import { PyRange } from './range.ts'
import { str } from './repr.ts'
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

/** Where a slice starts, stops, and how far it steps, with Python's rules for negative and outlying bounds. */
function resolve(
  length: number,
  bounds: SliceBounds,
): { start: number; stop: number; step: number } {
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
  return { start, stop, step }
}

function pick<T>(items: readonly T[], bounds: SliceBounds): T[] {
  const { start, stop, step } = resolve(items.length, bounds)
  const count = Math.max(0, Math.ceil((stop - start) / step))
  return Array.from({ length: count }, (_, index) => start + index * step).flatMap((position) =>
    items.slice(position, position + 1),
  )
}

function sliceRange(range: PyRange, bounds: SliceBounds): PyRange {
  const { start, stop, step } = resolve(range.length(), bounds)
  return new PyRange(range.at(start), range.at(stop), range.step * BigInt(step))
}

/** `value[start:stop:step]`. Throws a TypeError for what cannot be sliced. */
export function slice(value: Value, bounds: SliceBounds): Value {
  if (value instanceof Undefined) return value.fail()
  if (isText(value)) {
    return likeOriginal(value, pick(characters(str(value)), bounds).join(''))
  }
  if (value instanceof PyList) return new PyList(pick(value.items, bounds))
  if (value instanceof PyTuple) return new PyTuple(pick(value.items, bounds))
  if (value instanceof PyRange) return sliceRange(value, bounds)
  return fail('TypeError', `'${typeName(value)}' object cannot be sliced`)
}
