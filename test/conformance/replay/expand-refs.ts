import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { isPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import { mapAt, withoutKeys } from './json-value.ts'

/**
 * A recorded case with its repeated big values put back in place: a map whose only key is `$ref` stands for the entry of
 * that name in the case's `blobs`. Equal references give the same object, so nothing is copied.
 */
export function expandRefs(record: PhpMap): PhpMap {
  const blobs = mapAt(record, 'blobs')
  const expanded = new Map<string, PhpValue>()

  function expand(value: PhpValue): PhpValue {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(expand)
    const name = refOf(value)
    if (name !== undefined) return expandBlob(name)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, expand(item)]))
  }

  function expandBlob(name: string): PhpValue {
    const known = expanded.get(name)
    if (known !== undefined) return known
    const value = expand(getOffset(blobs, name))
    expanded.set(name, value)
    return value
  }

  const result = expand(withoutKeys(record, ['blobs']))
  return isPhpMap(result) ? result : {}
}

function refOf(value: PhpValue): string | undefined {
  if (!isPhpMap(value)) return undefined
  const keys = Object.keys(value)
  const name = value['$ref']
  return keys.length === 1 && typeof name === 'string' ? name : undefined
}
