import fc from 'fast-check'
import type { PhpValue } from '@/engine/php/value'

/** Texts that comparisons and paths treat in special ways. */
const TEXTS = [
  '',
  '0',
  '1',
  '01',
  '1e1',
  '10',
  ' 1',
  'a',
  'type',
  'ip-src',
  'tlp:red',
  '__proto__',
  'length',
  'é',
]

export const texts: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...TEXTS), fc.string())

const numbers = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** Any value PHP data can hold, with keys that are likely to meet. */
export const phpValues: fc.Arbitrary<PhpValue> = fc.letrec<{ value: PhpValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    numbers,
    texts,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  ),
})).value

/** The value and all in it made unchangeable: a function that writes to it throws. */
export function deepFreeze<Value extends PhpValue>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
