import { fail } from '../errors.ts'
import { toFloat, toInteger } from './arithmetic.ts'
import { formatNumber, type Specification } from './format-spec.ts'
import { escapeHtml, isText, Markup } from './markup.ts'
import { pad } from './number-format.ts'
import { quote, repr, str } from './repr.ts'
import { PyTuple } from './sequences.ts'
import { concatenate, cut, size } from './text.ts'
import { isNumber, PyObject, typeName, type Value } from './value.ts'

const DIRECTIVE = /%(?:\(([^)]*)\))?([#0\- +]*)(\d+)?(?:\.(\d*))?(.?)/gsu

interface Directive {
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
  readonly type: string
}

/** The same layout in the terms of `format()`. */
function specificationOf({ flags, width, precision, type }: Directive): Specification {
  const left = flags.includes('-')
  const zero = flags.includes('0') && !left
  return {
    fill: zero ? '0' : ' ',
    align: left ? '<' : zero ? '=' : '>',
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '',
    prefixed: flags.includes('#'),
    width,
    grouping: '',
    precision,
    type: 'iu'.includes(type) ? 'd' : type,
  }
}

const DECIMALS = 'diu'
const FLOATS = 'eEfFgG'

function formatDirectiveNumber(value: Value, directive: Directive): string {
  const { type } = directive
  const real = DECIMALS.includes(type) || FLOATS.includes(type)
  if (!isNumber(value) || (!real && typeof value === 'number')) {
    const wanted = real ? 'a real number' : 'an integer'
    return fail('TypeError', `%${type} format: ${wanted} is required, not ${typeName(value)}`)
  }
  const number = FLOATS.includes(type) ? toFloat(value) : toInteger(value)
  return formatNumber(number, specificationOf(directive))
}

function formatDirective(value: Value, directive: Directive, escape: boolean): string {
  const { type, precision, width, flags } = directive
  if (type !== 's' && type !== 'r') return formatDirectiveNumber(value, directive)
  const plain = type === 's' ? value : repr(value)
  const text = cut(escape ? escapeHtml(plain) : str(plain), 0, precision)
  return pad(text, size(text), width, ' ', flags.includes('-') ? '<' : '>')
}

/** Python takes everything with items for a mapping here, but tuples and texts. */
function isMapping(given: Value): given is PyObject {
  if (given instanceof PyTuple || isText(given)) return false
  return given instanceof PyObject && given.length() !== undefined
}

/**
 * `template % given`. Markup escapes what it puts in and stays Markup.
 * Throws a TypeError or ValueError where Python does.
 */
export function percentFormat(template: string | Markup, given: Value): Value {
  const text = str(template)
  const escape = template instanceof Markup
  const queue = given instanceof PyTuple ? [...given.items] : [given]
  const next = (): Value => {
    const value = queue.shift()
    return value === undefined ? fail('TypeError', 'not enough arguments for format string') : value
  }
  const named = (key: string): Value => {
    if (!isMapping(given)) return fail('TypeError', 'format requires a mapping')
    const value = given.item(key)
    return value === undefined ? fail('KeyError', quote(key)) : value
  }
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
    if (type === '' || !'diuoxXeEfFgGrs'.includes(type))
      fail('ValueError', `unsupported format ${quote(whole)}`)
    const directive: Directive = {
      flags,
      width: Number(width ?? 0),
      precision: precision === undefined ? undefined : Number(precision),
      type,
    }
    parts.push(formatDirective(key === undefined ? next() : named(key), directive, escape))
  }
  parts.push(text.slice(position))
  if (queue.length > 0 && !isMapping(given)) {
    fail('TypeError', 'not all arguments converted during string formatting')
  }
  const result = concatenate(parts)
  return escape ? new Markup(result) : result
}
