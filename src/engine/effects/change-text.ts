import { looseEquals } from '../php/loose-compare.ts'
import { isEmpty } from '../php/empty.ts'
import { isPhpArray } from '../php/array.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'

/** Fields that MISP's log never mentions. */
const IGNORED = ['id', 'timestamp', 'value']

/**
 * The changes of a row as MISP's log lists them: `field (before) => (after), …` in the order of the new row's fields. A
 * field that stays loosely equal is left out, so are `timestamp` and taking back `published`. Empty when nothing is left.
 *
 * @param before the row as it was; nothing for a new row
 * @param after the fields that are saved
 */
export function changeText(before: PhpMap | undefined, after: PhpMap): string {
  const changes: string[] = []
  for (const [field, value] of Object.entries(after)) {
    const old = before === undefined ? '' : own(before, field)
    if (isHidden(field, value) || isPhpArray(old) || looseEquals(old, value)) continue
    changes.push(`${field} (${toPhpString(old)}) => (${toPhpString(value)})`)
  }
  return changes.join(', ')
}

function own(row: PhpMap, field: string): PhpValue {
  return Object.hasOwn(row, field) ? (row[field] ?? null) : null
}

function isHidden(field: string, value: PhpValue): boolean {
  return IGNORED.includes(field) || isPhpArray(value) || (field === 'published' && isEmpty(value))
}
