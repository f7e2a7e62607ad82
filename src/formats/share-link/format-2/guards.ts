import { isPhpList, isPhpMap } from '@/engine/php/array'
import type { PhpList, PhpMap, PhpValue } from '@/engine/php/value'
import { LinkError } from '../link-error'

/** What a link of format 2 holds that no writer of it ever wrote. */
export function unexpected(): LinkError {
  return new LinkError(
    'What the link holds makes no sense: it was changed, or made by something else.',
  )
}

/** @throws LinkError for anything but a list; nothing counts as an empty one */
export function asList(value: PhpValue | undefined): PhpList {
  if (isPhpList(value)) return value
  if (value === null || value === undefined) return []
  throw unexpected()
}

/** @throws LinkError for anything but a map; nothing and the empty list count as an empty one */
export function asMap(value: PhpValue | undefined): PhpMap {
  if (isPhpMap(value)) return value
  if (asList(value).length === 0) return {}
  throw unexpected()
}

/** @throws LinkError for anything but an integer; nothing counts as 0 */
export function asInteger(value: PhpValue | undefined): number {
  if (Number.isSafeInteger(value) && typeof value === 'number') return value
  if (value === null || value === undefined) return 0
  throw unexpected()
}

/** @throws LinkError for anything but a text */
export function asText(value: PhpValue | undefined): string {
  if (typeof value === 'string') return value
  throw unexpected()
}

/** A list without the nothings at its end, which reading takes for granted. */
export function trimmed(list: PhpList): PhpList {
  const length = list.findLastIndex((item) => item !== null) + 1
  return list.slice(0, length)
}
