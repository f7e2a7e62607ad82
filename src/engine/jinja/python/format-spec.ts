import { fail, unsupported } from '../errors.ts'
import { toFloat } from './arithmetic.ts'
import { textOf } from './markup.ts'
import { floatDigits, groupDigits, isNegative, pad } from './number-format.ts'
import { str } from './repr.ts'
import { cut, size } from './text.ts'
import { isNumber, numeric, typeName, type PyNumber, type Value } from './value.ts'

/** Python's format specification: `[[fill]align][sign][#][0][width][grouping][.precision][type]`. */
export interface Specification {
  readonly fill: string
  readonly align: string
  readonly sign: string
  /** `#`: the digits begin with their radix (`0x`). */
  readonly prefixed: boolean
  readonly width: number
  readonly grouping: string
  readonly precision: number | undefined
  readonly type: string
}

const SPECIFICATION = /^(?:(.)?([<>=^]))?([-+ ]?)(#?)(0?)(\d*)([,_]?)(?:\.(\d+))?([a-zA-Z%]?)$/su

function readSpecification(text: string): Specification {
  const match = SPECIFICATION.exec(text)
  if (!match) return fail('ValueError', `Invalid format specifier '${text}'`)
  const [, fill, align = '', sign = '', hash, zero, width, grouping = '', precision, type = ''] =
    match
  return {
    fill: fill ?? (zero ? '0' : ' '),
    align: zero ? align || '=' : align,
    sign,
    prefixed: hash !== '',
    width: Number(width),
    grouping,
    precision: precision === undefined ? undefined : Number(precision),
    type,
  }
}

function misfit(spec: Specification, value: Value): never {
  const reason = `format '${spec.type}' does not fit an object of type '${typeName(value)}'`
  return fail('ValueError', reason)
}

function formatText(text: string, spec: Specification): string {
  const { type, align, sign, grouping } = spec
  if (!/^s?$/.test(type) || (align === '=' && spec.fill !== '0') || sign + grouping !== '')
    return misfit(spec, text)
  const shown = cut(text, 0, spec.precision)
  return pad(shown, size(shown), spec.width, spec.fill, align.replace('=', '') || '<')
}

const RADIX: ReadonlyMap<string, number> = new Map([
  ['', 10],
  ['d', 10],
  ['b', 2],
  ['o', 8],
  ['x', 16],
])

/** The digits of |value|, with the radix in front if wanted. */
function numberDigits(value: PyNumber, spec: Specification): readonly [string, string] {
  const { precision } = spec
  const number = numeric(value)
  const type =
    spec.type === 'n' ? (typeof number === 'number' ? 'g' : 'd') : spec.type.toLowerCase()
  if ((typeof number === 'number' && type === '') || /^[efg%]$/.test(type)) {
    if (type !== '' && spec.prefixed) unsupported(`the format flag #`)
    return ['', floatDigits(toFloat(number), type, precision)]
  }
  const radix = RADIX.get(type)
  if (radix === undefined || typeof number === 'number') return misfit(spec, value)
  const magnitude = number < 0n ? -number : number
  const digits = radix === 10 ? str(magnitude) : magnitude.toString(radix)
  return [
    spec.prefixed && radix !== 10 ? `0${type}` : '',
    pad(digits, digits.length, precision ?? 0, '0', '>'),
  ]
}

/** Digits of a power of two stand in groups of four; a comma may not part them. */
function groupSize({ grouping, type }: Specification): number {
  if (!/^[boxX]$/.test(type) && type !== 'n') return 3
  return grouping === '_' && type !== 'n'
    ? 4
    : fail('ValueError', `Cannot specify '${grouping}' with '${type}'.`)
}

/** A number laid out as specified. */
export function formatNumber(value: PyNumber, spec: Specification): string {
  const { align, fill, grouping, type, width } = spec
  const [prefix, plain] = numberDigits(value, spec)
  const sign = (isNegative(numeric(value)) ? '-' : spec.sign.replace('-', '')) + prefix
  const room = width - sign.length
  const zeros = align === '=' && fill === '0' ? room : 0
  const digits = grouping === '' ? plain : groupDigits(plain, grouping, groupSize(spec), zeros)
  const text =
    align === '='
      ? sign + pad(digits, digits.length, room, fill, '>')
      : pad(sign + digits, sign.length + digits.length, width, fill, align || '>')
  return /[A-Z]/.test(type) ? text.toUpperCase() : text
}

/** `format(value, specification)`. Throws a ValueError or TypeError for a specification that does not fit. */
export function formatValue(value: Value, specification: string): string {
  if (specification === '') return str(value)
  const spec = readSpecification(specification)
  const text = textOf(value)
  if (text !== undefined) return formatText(text, spec)
  if (!isNumber(value)) {
    return fail('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`)
  }
  const integral = spec.precision !== undefined && typeof value !== 'number'
  return integral && /^[bdoxX]?$/.test(spec.type) ? misfit(spec, value) : formatNumber(value, spec)
}
