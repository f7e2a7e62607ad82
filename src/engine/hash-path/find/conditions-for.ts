import { isPhpMap } from '../../php/array.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { Level } from './pattern.ts'
import {
  differenceFrom,
  equalityWith,
  escapeForRegex,
  presenceOf,
  regexOn,
} from './write-condition.ts'

/** A condition on one field of an item. */
export interface FieldCondition {
  readonly field: string
  readonly text: string
  readonly kind: 'equality' | 'other'
}

/** Fields that name one item only, or say little about it. */
export const ACCIDENTAL = new Set([
  'id',
  'uuid',
  'event_id',
  'object_id',
  'timestamp',
  'value',
  'value1',
  'value2',
  'attribute_count',
  'first_seen',
  'last_seen',
  'colour',
  'tag_id',
  'numerical_value',
])

const MOST_FIELDS = 60

/** Conditions that hold for all selected items of a level. */
export function* conditionsFor(level: Level): Generator<FieldCondition> {
  const chosen = level.items.values.filter((_, index) => level.selected[index] === 1)
  const [first] = chosen
  if (!isPhpMap(first) || !chosen.every(isPhpMap)) return
  const others = level.items.values.filter(
    (item, index) => level.selected[index] !== 1 && isPhpMap(item),
  )
  for (const field of Object.keys(first).slice(0, MOST_FIELDS)) {
    yield* conditionsOn(field, chosen, others.filter(isPhpMap))
  }
}

function* conditionsOn(
  field: string,
  chosen: readonly PhpMap[],
  others: readonly PhpMap[],
): Generator<FieldCondition> {
  const values = distinctValues(chosen, field, MOST_DIFFERENT)
  if (values === undefined) return
  const equality = values.length === 1 ? equalityWith(field, values[0] ?? null) : undefined
  if (equality !== undefined) yield { field, text: equality, kind: 'equality' }
  const regex = values.length > 1 && !ACCIDENTAL.has(field) ? regexFor(field, values) : undefined
  if (regex !== undefined) yield { field, text: regex, kind: 'other' }
  const different = distinctValues(others, field, 1)
  const difference =
    different?.length === 1 ? differenceFrom(field, different[0] ?? null) : undefined
  if (difference !== undefined) yield { field, text: difference, kind: 'other' }
  if (others.some((item) => !Object.hasOwn(item, field))) {
    const presence = presenceOf(field)
    if (presence !== undefined) yield { field, text: presence, kind: 'other' }
  }
}

const MOST_DIFFERENT = 200

/** The different values of a field; undefined when there are too many. */
function distinctValues(
  items: readonly PhpMap[],
  field: string,
  most: number,
): PhpValue[] | undefined {
  const values = new Set<PhpValue>()
  for (const item of items) {
    values.add(Object.hasOwn(item, field) ? (item[field] ?? null) : null)
    if (values.size > most) return undefined
  }
  return [...values]
}

const MOST_ALTERNATIVES = 4

/** A regex for several texts: their common beginning up to a separator, or one of a few. */
function regexFor(field: string, values: readonly PhpValue[]): string | undefined {
  if (!values.every((value) => typeof value === 'string')) return undefined
  const prefix = /^.*[:=/|.-]/.exec(commonPrefix(values.map(toPhpString)))?.[0]
  if (prefix !== undefined && prefix.length > 1) {
    const escaped = escapeForRegex(prefix)
    return escaped && regexOn(field, `^${escaped}`)
  }
  if (values.length > MOST_ALTERNATIVES || values.includes('')) return undefined
  const alternatives = values.map(escapeForRegex)
  return alternatives.every((text) => text !== undefined)
    ? regexOn(field, `^(${alternatives.join('|')})$`)
    : undefined
}

function commonPrefix(texts: readonly string[]): string {
  return texts.reduce((prefix, text) => {
    let length = 0
    while (length < prefix.length && prefix[length] === text[length]) length++
    return prefix.slice(0, length)
  })
}
