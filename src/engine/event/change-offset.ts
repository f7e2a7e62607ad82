import { isEmpty } from '../php/empty.ts'
import { getOffset, setOffset } from '../php/offsets.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'

/** A value with what stands under a key changed, where that is not empty; the value itself when nothing changes. */
export function changeOffset<Value extends PhpValue>(
  value: Value,
  key: string,
  convert: (item: PhpValue) => PhpValue,
): Value | PhpArray {
  const item = getOffset(value, key)
  if (isEmpty(item)) return value
  const converted = convert(item)
  return converted === item ? value : setOffset(value, key, converted)
}
