import { nested, spend } from '../budget.ts'
import { PyDict } from '../python/dict.ts'
import { order } from '../python/order.ts'
import { quote, repr } from '../python/repr.ts'
import { PyList, PyTuple } from '../python/sequences.ts'
import { splitLines } from '../python/string-layout.ts'
import { concatenate, repeat, size } from '../python/text.ts'
import { isNumber, typeName, type Value } from '../python/value.ts'

const WIDTH = 80

/** What is known of the place where a value is printed. */
interface Place {
  readonly indent: number
  /** Room to leave behind it for closing brackets. */
  readonly allowance: number
  readonly outermost: boolean
}

function comparable(left: Value, right: Value): boolean {
  return typeName(left) === typeName(right) || (isNumber(left) && isNumber(right))
}

/** Keys in order; keys of different types by the name of the type. */
function sortedEntries(dict: PyDict): (readonly [Value, Value])[] {
  const before = (left: Value, right: Value): boolean =>
    comparable(left, right) && typeName(left) !== 'NoneType'
      ? order('<', left, right)
      : typeName(left) < typeName(right)
  return dict
    .entries()
    .sort(([left], [right]) => (before(left, right) ? -1 : Number(before(right, left))))
}

/** `repr` on one line, with the keys of dicts in order. */
function flat(value: Value): string {
  spend()
  if (value instanceof PyDict) {
    const parts = nested(() =>
      sortedEntries(value).map(([key, item]) => `${flat(key)}: ${flat(item)}`),
    )
    return `{${concatenate(parts, ', ')}}`
  }
  if (!(value instanceof PyList || value instanceof PyTuple)) return repr(value)
  const body = concatenate(
    nested(() => value.items.map(flat)),
    ', ',
  )
  if (value instanceof PyList) return `[${body}]`
  return value.items.length === 1 ? `(${body},)` : `(${body})`
}

function lineBreak(indent: number): string {
  return `,\n${repeat(' ', indent)}`
}

function prettyDict(dict: PyDict, { indent, allowance }: Place): string {
  const entries = sortedEntries(dict)
  const lines = entries.map(([key, value], index) => {
    const name = flat(key)
    const place = {
      indent: indent + 1 + size(name) + 2,
      allowance: index === entries.length - 1 ? allowance + 1 : 1,
      outermost: false,
    }
    return `${name}: ${prettyAt(value, place)}`
  })
  return `{${concatenate(lines, lineBreak(indent + 1))}}`
}

function prettyItems(items: readonly Value[], close: string, { indent, allowance }: Place): string {
  const lines = items.map((value, index) =>
    prettyAt(value, {
      indent: indent + 1,
      allowance: index === items.length - 1 ? allowance + close.length : 1,
      outermost: false,
    }),
  )
  return concatenate(lines, lineBreak(indent + 1))
}

/** Packs the words of one line of a text into literals that fit. */
function packWords(line: string, width: number, lastWidth: number): string[] {
  const words = Array.from(line.matchAll(/\S+\s*|\s+/g), ([word]) => word)
  const literals: string[] = []
  let current = ''
  for (const [index, word] of words.entries()) {
    const room = index === words.length - 1 ? lastWidth : width
    if (size(quote(current + word)) <= room) {
      current += word
      continue
    }
    if (current !== '') literals.push(quote(current))
    current = word
  }
  return [...literals, quote(current)]
}

/** A long text as several literals below each other, in parentheses if it stands alone. */
function prettyText(text: string, place: Place): string {
  const extra = place.outermost ? 1 : 0
  const indent = place.indent + extra
  const width = WIDTH - indent
  const lines = splitLines(text, true)
  const literals = lines.flatMap((line, index) => {
    const lastWidth = index === lines.length - 1 ? width - place.allowance - extra : width
    const literal = quote(line)
    return size(literal) <= lastWidth ? [literal] : packWords(line, width, lastWidth)
  })
  if (literals.length === 1) return quote(text)
  const body = concatenate(literals, `\n${repeat(' ', indent)}`)
  return place.outermost ? `(${body})` : body
}

function prettyAt(value: Value, place: Place): string {
  const line = flat(value)
  if (size(line) <= WIDTH - place.indent - place.allowance) return line
  return nested(() => {
    if (value instanceof PyDict) return prettyDict(value, place)
    if (value instanceof PyList) return `[${prettyItems(value.items, ']', place)}]`
    if (value instanceof PyTuple) {
      const close = value.items.length === 1 ? ',)' : ')'
      return `(${prettyItems(value.items, close, place)}${close}`
    }
    return typeof value === 'string' ? prettyText(value, place) : line
  })
}

/** Python's `pprint.pformat`: on one line if that has at most 80 characters, else one item per line. */
export function pretty(value: Value): string {
  return prettyAt(value, { indent: 0, allowance: 0, outermost: true })
}
