import { fail } from '../errors.ts'
import { toFloat, toInteger } from './arithmetic.ts'
import { PyDict } from './dict.ts'
import { lengthOf } from './iterators.ts'
import { escapeHtml, isText, Markup, textOf } from './markup.ts'
import { floatDigits, isNegative, pad } from './number-format.ts'
import { quote, repr, str } from './repr.ts'
import { PyList, PyTuple } from './sequences.ts'
import { asciiOnly, concatenate, cut, repeat, size } from './text.ts'
import { isNumber, numeric, PyObject, typeName, type Value } from './value.ts'

const DIRECTIVE = /%(?:\(([^)]*)\))?([#0\- +]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.?)/gsu

interface Directive {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly type: string
}

/** Hands out the arguments of one formatting: by order out of a tuple, or by name out of a mapping. */
class Supply {
  readonly #given: Value
  readonly #queue: Value[]

  constructor(given: Value) {
    this.#given = given
    this.#queue = given instanceof PyTuple ? [...given.items] : [given]
  }

  next(): Value {
    const value = this.#queue.shift()
    return value === undefined ? fail('TypeError', 'not enough arguments for format string') : value
  }

  named(key: string): Value {
    if (!this.#isMapping()) return fail('TypeError', 'format requires a mapping')
    const value = this.#given instanceof PyObject ? this.#given.item(key) : undefined
    return value === undefined ? fail('KeyError', quote(key)) : value
  }

  /** `*` in the place of a width or precision takes it from the arguments. */
  number(text: string | undefined): number | undefined {
    if (text === undefined) return undefined
    if (text !== '*') return Number(text)
    const value = this.next()
    return typeof value === 'bigint' ? Number(value) : fail('TypeError', '* wants int')
  }

  finish(): void {
    if (this.#queue.length > 0 && !this.#isMapping()) {
      fail('TypeError', 'not all arguments converted during string formatting')
    }
  }

  /** Python takes everything with items for a mapping here, but tuples and texts. */
  #isMapping(): boolean {
    const given = this.#given
    if (given instanceof PyTuple || isText(given)) return false
    return given instanceof PyDict || given instanceof PyList || lengthOf(given) !== undefined
  }
}

function integerBody(value: Value, type: string, alternate: boolean): readonly [string, string] {
  const decimal = 'diu'.includes(type)
  if (!isNumber(value) || (!decimal && typeof value === 'number')) {
    const wanted = decimal ? 'a real number' : 'an integer'
    return fail('TypeError', `%${type} format: ${wanted} is required, not ${typeName(value)}`)
  }
  const number = toInteger(value)
  const magnitude = number < 0n ? -number : number
  if (decimal) return ['', str(magnitude)]
  const digits = magnitude.toString(type === 'o' ? 8 : 16)
  return [alternate ? `0${type}` : '', type === 'X' ? digits.toUpperCase() : digits]
}

function floatBody(value: Value, { type, precision, flags }: Directive): string {
  if (!isNumber(value)) return fail('TypeError', `must be real number, not ${typeName(value)}`)
  const digits = floatDigits(toFloat(value), type.toLowerCase(), precision, flags.includes('#'))
  return type === type.toUpperCase() ? digits.toUpperCase() : digits
}

function formatNumber(value: Value, directive: Directive): string {
  const { flags, width, precision, type } = directive
  const whole = 'diuoxX'.includes(type)
  const [prefix, plain] = whole
    ? integerBody(value, type, flags.includes('#'))
    : ['', floatBody(value, directive)]
  const digits = whole ? plain.padStart(precision ?? 0, '0') : plain
  const minus = isNumber(value) && isNegative(whole ? toInteger(value) : numeric(value))
  const sign = minus ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const head = sign + prefix
  if (flags.includes('0') && !flags.includes('-')) {
    return head + repeat('0', width - head.length - digits.length) + digits
  }
  return head + digits
}

function formatCharacter(value: Value): string {
  if (typeof value === 'bigint') {
    if (value >= 0n && value <= 0x10ffffn) return String.fromCodePoint(Number(value))
    return fail('OverflowError', '%c arg not in range(0x110000)')
  }
  const text = textOf(value)
  return text !== undefined && size(text) === 1
    ? text
    : fail('TypeError', '%c requires int or char')
}

function formatDirective(value: Value, directive: Directive, escape: boolean): string {
  const { type, precision } = directive
  if ('diuoxXeEfFgG'.includes(type)) return formatNumber(value, directive)
  if (type === 'c') return formatCharacter(value)
  const plain = type === 's' ? str(value) : type === 'r' ? repr(value) : asciiOnly(repr(value))
  const text = !escape ? plain : escapeHtml(type === 's' ? value : plain)
  return precision === undefined ? text : cut(text, 0, precision)
}

/**
 * `template % given`. Markup escapes what it puts in and stays Markup.
 * Throws a TypeError or ValueError where Python does.
 */
export function percentFormat(template: string | Markup, given: Value): Value {
  const text = str(template)
  const escape = template instanceof Markup
  const supply = new Supply(given)
  const parts: string[] = []
  let position = 0
  for (const match of text.matchAll(DIRECTIVE)) {
    const [whole, key, flags = '', width, precision, type = ''] = match
    parts.push(text.slice(position, match.index))
    position = match.index + whole.length
    if (type === '%') {
      parts.push('%')
      continue
    }
    if (type === '') fail('ValueError', 'incomplete format')
    if (!'diuoxXeEfFgGcrsa'.includes(type)) {
      fail('ValueError', `unsupported format character '${type}'`)
    }
    const room = supply.number(width) ?? 0
    const directive: Directive = {
      flags: room < 0 ? `${flags}-` : flags,
      width: Math.abs(room),
      precision: supply.number(precision),
      type,
    }
    const value = key === undefined ? supply.next() : supply.named(key)
    const body = formatDirective(value, directive, escape)
    const align = directive.flags.includes('-') ? '<' : '>'
    parts.push(pad(body, size(body), directive.width, ' ', align))
  }
  parts.push(text.slice(position))
  supply.finish()
  const result = concatenate(parts)
  return escape ? new Markup(result) : result
}
