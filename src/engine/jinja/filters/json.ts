import { nested, spend } from '../budget.ts'
import { fail } from '../errors.ts'
import { wantIndex } from '../python/arguments.ts'
import { PyDict } from '../python/dict.ts'
import { isText, textOf } from '../python/markup.ts'
import { sorted } from '../python/order.ts'
import { str } from '../python/repr.ts'
import { PyList, PyTuple } from '../python/sequences.ts'
import { concatenate, repeat } from '../python/text.ts'
import { typeName, type Value } from '../python/value.ts'

/** Everything but printable ASCII, and what could end an HTML element or attribute. */
const ESCAPED = /[^\x20-\x7e]|[<>&']/g

function jsonString(text: string): string {
  const quoted = JSON.stringify(text)
  return quoted.replace(ESCAPED, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function jsonNumber(value: bigint | number): string {
  if (typeof value === 'bigint' || Number.isFinite(value)) return str(value)
  return Number.isNaN(value) ? 'NaN' : value < 0 ? '-Infinity' : 'Infinity'
}

/** None, booleans and numbers as JSON; undefined for other values. */
function jsonScalar(value: Value): string | undefined {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  return typeof value === 'bigint' || typeof value === 'number' ? jsonNumber(value) : undefined
}

function jsonKey(key: Value): string {
  const text = textOf(key) ?? jsonScalar(key)
  if (text !== undefined) return jsonString(text)
  const wanted = 'keys must be str, int, float, bool or None'
  return fail('TypeError', `${wanted}, not ${typeName(key)}`)
}

/** The indent as json.dumps takes it: None for one line, a number of spaces, or a text. */
export function indentOf(value: Value): string | undefined {
  if (value === null) return undefined
  return isText(value) ? str(value) : repeat(' ', wantIndex(value))
}

interface Layout {
  readonly indent: string | undefined
  readonly level: number
}

function container(brackets: string, items: readonly string[], { indent, level }: Layout): string {
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)]
  if (items.length === 0) return brackets
  if (indent === undefined) return `${open}${concatenate(items, ', ')}${close}`
  const line = `\n${repeat(indent, level + 1)}`
  return concatenate([
    open,
    line,
    concatenate(items, `,${line}`),
    '\n',
    repeat(indent, level),
    close,
  ])
}

/** `json.dumps(value, sort_keys=True, indent=indent)` made safe for HTML. Throws a TypeError for other objects. */
export function toJson(value: Value, indent: string | undefined, level = 0): string {
  spend()
  const text = textOf(value)
  if (text !== undefined) return jsonString(text)
  const scalar = jsonScalar(value)
  if (scalar !== undefined) return scalar
  return nested(() => {
    const layout = { indent, level }
    if (value instanceof PyList || value instanceof PyTuple) {
      return container(
        '[]',
        value.items.map((item) => toJson(item, indent, level + 1)),
        layout,
      )
    }
    if (!(value instanceof PyDict)) {
      return fail('TypeError', `Object of type ${typeName(value)} is not JSON serializable`)
    }
    const entries = sorted(value.keys(), (key) => key, false).map((key) => {
      const item = toJson(value.get(key) ?? null, indent, level + 1)
      return `${jsonKey(key)}: ${item}`
    })
    return container('{}', entries, layout)
  })
}
