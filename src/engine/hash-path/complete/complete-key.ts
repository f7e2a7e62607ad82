import { arrayCount, isIntegerKey, isPhpArray, isPhpList, isPhpMap } from '../../php/array.ts'
import { isNumericString } from '../../php/numeric-string.ts'
import type { PhpArray, PhpMap, PhpValue } from '../../php/value.ts'
import { countOf, previewOf, typeOf } from '../explain/show-value.ts'
import type { Completion, Completions } from './completion.ts'
import type { EndContext, KeyContext } from './cursor-context.ts'
import { fitting } from './fitting.ts'
import { sampleItems, type Sample } from './sample-items.ts'

const MOST_KEYS = 200

/** The fields that the items at this level have, and the wildcards that lead on from here. */
export function completeKey(data: PhpValue, context: KeyContext): Completions {
  const { items, isCut } = itemsBefore(data, context.before)
  const offers = [
    ...listWildcards(items),
    ...fields(items, context.goesOn),
    ...fieldWildcards(items),
  ]
  const found = fitting(offers, context.typed, ({ label }) => label).slice(0, MOST_KEYS)
  const { start, end } = context
  return { items: found.map((offer) => ({ ...offer, start, end })), isSampled: isCut }
}

/** Of an empty path the data itself, else what the path up to its last dot leads to. */
function itemsBefore(data: PhpValue, before: string): Sample {
  return before === ''
    ? { items: [data], isCut: false }
    : sampleItems(data, before.replace(/\s*\.\s*$/, ''))
}

/** Behind a bracket the path goes on with a dot or another matcher. */
export function completeEnd({ start, end }: EndContext): Completions {
  const offer = (text: string, detail: string): Completion => {
    return { kind: 'bracket', label: text, text, detail, count: 0, start, end }
  }
  const items = [offer('.', 'go on to a field'), offer('[', 'another matcher')]
  return { items, isSampled: false }
}

type Offer = Omit<Completion, 'start' | 'end'>

/** The ways into lists, and into objects whose fields are numbered. */
function listWildcards(items: readonly PhpValue[]): Offer[] {
  const lists = items.filter(isPhpArray).filter(hasNumbers)
  if (lists.length === 0) return []
  const total = lists.reduce((sum, list) => sum + arrayCount(list), 0)
  const of = lists.length === 1 ? '' : ` of ${lists.length.toLocaleString('en')} lists`
  return [
    wildcard('{n}', `every item${of}, ${total.toLocaleString('en')} in all`, total),
    { ...wildcard('0', `the first item${of} only`, lists.length), kind: 'key' },
  ]
}

function hasNumbers(array: PhpArray): boolean {
  return isPhpList(array) ? array.length > 0 : Object.keys(array).some(isNumericString)
}

function fieldWildcards(items: readonly PhpValue[]): Offer[] {
  const maps = items
    .filter(isPhpMap)
    .filter((map) => Object.keys(map).some((key) => !isIntegerKey(key)))
  if (maps.length === 0) return []
  return [
    wildcard('{s}', `every named field of ${countOf(maps.length, 'object')}`, maps.length),
    wildcard('{*}', 'every field or item, whatever its name', maps.length),
  ]
}

function wildcard(text: string, detail: string, count: number): Offer {
  return { kind: 'wildcard', label: text, text, detail, count }
}

/** A field as the items have it. */
interface SeenField {
  count: number
  lists: number
  readonly example: PhpValue
}

function fields(items: readonly PhpValue[], goesOn: boolean): Offer[] {
  const seen = new Map<string, SeenField>()
  for (const item of items) if (isPhpMap(item)) seeFields(item, seen)
  const total = items.length
  return [...seen].flatMap(([name, field]) => offersFor(name, field, total, goesOn))
}

function seeFields(map: PhpMap, seen: Map<string, SeenField>): void {
  for (const name of Object.keys(map)) {
    const value = map[name] ?? null
    const field = seen.get(name)
    const isList = isPhpList(value)
    if (field === undefined) seen.set(name, { count: 1, lists: Number(isList), example: value })
    else {
      field.count++
      field.lists += Number(isList)
    }
  }
}

/** A field, and right with it the way into its list. */
function offersFor(name: string, field: SeenField, total: number, goesOn: boolean): Offer[] {
  // A name with a dot or bracket can't be written in a path.
  if (/[.[\]]/.test(name) || name === '') return []
  const often =
    total > 1 ? ` · in ${countOf(field.count, 'item')} of ${total.toLocaleString('en')}` : ''
  const detail = `${describe(field.example)}${often}`
  const plain: Offer = { kind: 'key', label: name, text: name, detail, count: field.count }
  if (field.lists === 0 || goesOn) return [plain]
  const text = `${name}.{n}`
  return [{ ...plain, label: text, text, detail: `every item of the ${detail}` }, plain]
}

function describe(value: PhpValue): string {
  return typeOf(value) === 'list'
    ? `list, ${previewOf(value)}`
    : `${typeOf(value)}, ${previewOf(value)}`
}
