import { arrayGet, isPhpArray, isPhpMap } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { isNumeric } from '../../php/numeric-string.ts'
import type { PhpValue } from '../../php/value.ts'
import { Frequencies } from '../explain/frequencies.ts'
import { countOf, shorten } from '../explain/show-value.ts'
import { equalityWith, escapeForRegex } from '../find/write-condition.ts'
import type { Completion, Completions } from './completion.ts'
import type { AttributeContext, OperatorContext, ValueContext } from './cursor-context.ts'
import { fitting } from './fitting.ts'
import { sampleItems } from './sample-items.ts'

const MOST_FIELDS = 100
const MOST_VALUES = 50

type Offer = Omit<Completion, 'start' | 'end'>

/** The fields of the items that a matcher is about; behind a whole name the operators too. */
export function completeCondition(data: PhpValue, context: AttributeContext): Completions {
  const { items, isCut } = sampleItems(data, context.items)
  const seen = new Frequencies<string>()
  for (const item of items) if (isPhpMap(item)) for (const key of Object.keys(item)) seen.add(key)
  const names = seen.top(MOST_FIELDS).filter(([name]) => !/[[\]=<>!]/.test(name) && name !== '')
  const fields = names.map(([name, count]): Offer => {
    const detail = `${example(items, name)} · in ${countOf(count, 'item')} of ${items.length.toLocaleString('en')}`
    return { kind: 'attribute', label: name, text: name, detail, count }
  })
  const found = fitting(fields, context.typed, ({ label }) => label)
  const { start, end, typed, isClosed } = context
  const isWhole = seen.countOf(typed) > 0
  const operators = isWhole ? OPERATORS.map(operatorOffer) : []
  return {
    items: [
      ...found.map((offer) => ({ ...offer, start, end })),
      ...operators.map((offer) => ({ ...offer, start: end, end })),
      ...(isWhole && !isClosed ? [closing(end)] : []),
    ],
    isSampled: isCut,
  }
}

function example(items: readonly PhpValue[], name: string): string {
  for (const item of items) {
    const value = isPhpMap(item) ? arrayGet(item, name) : undefined
    if (value !== undefined && !isEmpty(value))
      return isPhpArray(value) ? 'a list or object' : shorten(String(value))
  }
  return 'empty'
}

const OPERATORS: readonly (readonly [operator: string, meaning: string])[] = [
  ['=', 'is equal to (numbers as numbers)'],
  ['!=', 'is there and not equal to'],
  ['>', 'is greater than'],
  ['<', 'is less than'],
  ['>=', 'is greater than or equal to'],
  ['<=', 'is less than or equal to'],
]

function operatorOffer([operator, detail]: readonly [string, string]): Offer {
  return { kind: 'operator', label: operator, text: operator, detail, count: 0 }
}

function closing(offset: number): Completion {
  const detail = 'the field is there and not null'
  return { kind: 'bracket', label: ']', text: ']', start: offset, end: offset, detail, count: 0 }
}

/** The operators. */
export function completeOperator(context: OperatorContext): Completions {
  const { start, end, typed } = context
  const found = fitting(OPERATORS.map(operatorOffer), typed, ({ label }) => label)
  return { items: found.map((offer) => ({ ...offer, start, end })), isSampled: false }
}

/** The values that the field has in the items, the most frequent first; for = a regex for their common beginnings. */
export function completeValue(data: PhpValue, context: ValueContext): Completions {
  const { items, isCut } = sampleItems(data, context.items)
  const seen = new Frequencies<string>()
  for (const item of items) {
    const value = isPhpArray(item) ? arrayGet(item, context.attribute) : undefined
    const text = value === undefined ? undefined : textOf(context.attribute, value)
    if (text !== undefined) seen.add(text)
  }
  const values = seen.top(Infinity).map(([text, count]) => valueOffer(text, count, items.length))
  const offers = context.operator === '=' ? [...values, ...prefixes(seen)] : values
  const found = fitting(offers, context.typed, ({ text }) => text).slice(0, MOST_VALUES)
  const { start, end, isClosed } = context
  const close = isClosed ? '' : ']'
  return {
    items: found.map((offer) => ({ ...offer, text: offer.text + close, start, end })),
    isSampled: isCut,
  }
}

/** A value as a matcher would be written; undefined for one that can't be. */
function textOf(attribute: string, value: PhpValue): string | undefined {
  return equalityWith(attribute, value)?.slice(attribute.length + 2, -1)
}

function valueOffer(text: string, count: number, total: number): Offer {
  const detail = `${isNumeric(text) ? 'number' : 'text'} · in ${countOf(count, 'item')} of ${total.toLocaleString('en')}`
  return { kind: 'value', label: shorten(text), text, detail, count }
}

const MOST_PREFIXES = 10

/** Beginnings up to a colon that several values share, as tags of one taxonomy do. */
function prefixes(seen: Frequencies<string>): Offer[] {
  const shared = new Frequencies<string>()
  for (const text of seen.things) {
    const prefix = /^[^:]{1,40}:/.exec(text)?.[0]
    if (prefix !== undefined) shared.add(prefix)
  }
  return shared.top(MOST_PREFIXES).flatMap(([prefix, count]) => {
    const escaped = escapeForRegex(prefix)
    if (count < 2 || escaped === undefined) return []
    const detail = `regex · ${countOf(count, 'value')} ${count === 1 ? 'starts' : 'start'} with ${prefix}`
    return [{ kind: 'value', label: `/^${escaped}/`, text: `/^${escaped}/`, detail, count }]
  })
}
