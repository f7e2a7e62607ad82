import type { PhpMap, PhpValue } from '../php/value.ts'
import { textOf } from './text-of.ts'

/** The group of a new row: only what is shared with a sharing group (distribution 4) keeps the one it was given. */
export function sharingGroupOf(given: PhpMap): PhpValue {
  return textOf(given['distribution']) === '4' ? (given['sharing_group_id'] ?? 0) : 0
}
