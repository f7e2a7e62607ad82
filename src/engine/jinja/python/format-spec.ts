import { fail } from '../errors.ts'
import { toFloat } from './arithmetic.ts'
import { textOf } from './markup.ts'
import { floatDigits, groupDigits, isNegative, pad } from './number-format.ts'
import { str } from './repr.ts'
import { cut, repeat, size } from './text.ts'
import { isNumber, numeric, typeName, type PyNumber, type Value } from './value.ts'

/** Python's format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. */
export interface Specification {
  readonly fill: string
  readonly align: string
  readonly sign: string
  readonly alternate: boolean
  readonly zero: boolean
  readonly width: number
  readonly grouping: string
  readonly precision: number | undefined
  readonly type: string
}

const SPECIFICATION = /^(?:(.)?([<>=^]))?([-+ ]?)z?(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([a-zA-Z%]?)$/su

function readSpecification(text: string): Specification {
  const match = SPECIFICATION.exec(text)
  if (!match) return fail('ValueError', `Invalid format specifier '${text}'`)
  const [, fill, align = '', sign = '', hash, zero, width, grouping = '', precision, type = ''] =
    match
  return {
    fill: fill ?? (zero && align === '' ? '0' : ' '),
    align,
    sign,
    alternate: hash !== '',
    zero: zero !== '',
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  }
}

function unknownCode(type: string, value: Value): never {
  const kind = typeName(value)
  return fail('ValueError', `Unknown format code '${type}' for object of type '${kind}'`)
}

function formatText(text: string, spec: Specification): string {
  if (spec.type !== '' && spec.type !== 's') return unknownCode(spec.type, text)
  if (spec.align === '=' || spec.sign !== '' || spec.grouping !== '' || spec.alternate) {
    return fail('ValueError', 'format specifier not allowed for a string')
  }
  const shown = spec.precision === undefined ? text : cut(text, 0, spec.precision)
  return pad(shown, size(shown), spec.width, spec.fill, spec.align || '<')
}

const RADIX: ReadonlyMap<string, number> = new Map([
  ['b', 2],
  ['o', 8],
  ['x', 16],
  ['X', 16],
])

const FLOAT_TYPES = /^[eEfFgG%]$/

/** The digits of a number without its sign, and what comes before them (`0x`). */
function numberDigits(
  value: PyNumber,
  spec: Specification,
): readonly [prefix: string, digits: string] {
  const { type, precision, alternate } = spec
  const number = numeric(value)
  if (typeof number === 'number' || FLOAT_TYPES.test(type)) {
    const known = type === '' || type === 'n' || FLOAT_TYPES.test(type)
    if (!known) return unknownCode(type, value)
    const presentation = type === 'n' ? 'g' : type.toLowerCase()
    const digits = floatDigits(toFloat(number), presentation, precision, alternate)
    return ['', /[EFG]/.test(type) ? digits.toUpperCase() : digits]
  }
  if (type === 'c') return ['', String.fromCodePoint(Number(number))]
  const radix = RADIX.get(type)
  if (radix === undefined && !/^[dn]?$/.test(type)) return unknownCode(type, value)
  const magnitude = number < 0n ? -number : number
  const digits = radix === undefined ? str(magnitude) : magnitude.toString(radix)
  return [
    alternate && radix !== undefined ? `0${type}` : '',
    type === 'X' ? digits.toUpperCase() : digits,
  ]
}

/** A number laid out as specified, with at least so many digits. */
export function formatNumber(value: PyNumber, spec: Specification, minimumDigits = 0): string {
  const [prefix, digits] = numberDigits(value, spec)
  const plain = pad(digits, digits.length, minimumDigits, '0', '>')
  const minus = isNegative(numeric(value))
  const sign = (minus ? '-' : spec.sign === '-' ? '' : spec.sign) + prefix
  const groupSize = RADIX.has(spec.type) ? 4 : 3
  const group = (digits: string): string =>
    spec.grouping === '' ? digits : groupDigits(digits, spec.grouping, groupSize)
  const align = spec.align || (spec.zero ? '=' : '>')
  if (align !== '=') {
    const text = sign + group(plain)
    return pad(text, text.length, spec.width, spec.fill, align)
  }
  const room = spec.width - sign.length
  if (spec.fill !== '0') {
    const grouped = group(plain)
    return sign + repeat(spec.fill, room - grouped.length) + grouped
  }
  let zeros = Math.max(0, room - group(plain).length)
  if (spec.grouping !== '') {
    zeros = 0
    while (group(repeat('0', zeros) + plain).length < room) zeros += 1
  }
  return sign + group(repeat('0', zeros) + plain)
}

/** `format(value, specification)`. Throws a ValueError or TypeError for a specification that does not fit. */
export function formatValue(value: Value, specification: string): string {
  if (specification === '') return str(value)
  const text = textOf(value)
  if (text !== undefined) return formatText(text, readSpecification(specification))
  if (isNumber(value)) {
    const spec = readSpecification(specification)
    if (
      spec.precision !== undefined &&
      typeof value !== 'number' &&
      /^[bcdoxXn]?$/.test(spec.type)
    ) {
      return fail('ValueError', 'Precision not allowed in integer format specifier')
    }
    return formatNumber(value, spec)
  }
  return fail('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`)
}
