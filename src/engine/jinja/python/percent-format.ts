import { fail } from '../errors.ts'
import { toFloat, toInteger } from './arithmetic.ts'
import { PyDict } from './dict.ts'
import { lengthOf } from './iterators.ts'
import { escapeHtml, isText, Markup, textOf } from './markup.ts'
import { formatNumber, type Specification } from './format-spec.ts'
import { pad } from './number-format.ts'
import { quote, repr, str } from './repr.ts'
import { PyList, PyTuple } from './sequences.ts'
import { asciiOnly, concatenate, cut, size } from './text.ts'
import { isNumber, PyObject, typeName, type Value } from './value.ts'

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

/** The same layout in the terms of `format()`. */
function specificationOf({ flags, width, precision, type }: Directive): Specification {
  const left = flags.includes('-')
  const zero = flags.includes('0') && !left
  return {
    fill: zero ? '0' : ' ',
    align: left ? '<' : zero ? '=' : '>',
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '',
    alternate: flags.includes('#'),
    zero,
    width,
    grouping: '',
    precision: precision ?? (FLOATS.includes(type) ? 6 : undefined),
    type: 'iu'.includes(type) ? 'd' : type,
  }
}

const DECIMALS = 'diu'
const INTEGERS = 'diuoxX'
const FLOATS = 'eEfFgG'

function formatDirectiveNumber(value: Value, directive: Directive): string {
  const { precision, type } = directive
  const real = DECIMALS.includes(type) || FLOATS.includes(type)
  if (!isNumber(value) || (!real && typeof value === 'number')) {
    const wanted = real ? 'a real number' : 'an integer'
    return fail('TypeError', `%${type} format: ${wanted} is required, not ${typeName(value)}`)
  }
  const specification = specificationOf(directive)
  if (FLOATS.includes(type)) return formatNumber(toFloat(value), specification)
  return formatNumber(toInteger(value), specification, precision)
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
  if ((INTEGERS + FLOATS).includes(type)) return formatDirectiveNumber(value, directive)
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
    if (whole === '%%') {
      parts.push('%')
      continue
    }
    if (type === '') fail('ValueError', 'incomplete format')
    if (!`${INTEGERS}${FLOATS}crsa`.includes(type)) {
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
