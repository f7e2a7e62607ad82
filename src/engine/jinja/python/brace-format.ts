import { fail } from '../errors.ts'
import type { Arguments } from './call.ts'
import { formatValue } from './format-spec.ts'
import { escapeHtml, Markup } from './markup.ts'
import { quote, repr, str } from './repr.ts'
import { concatenate } from './text.ts'
import type { Value } from './value.ts'

/** How a template looks into values; `str.format` may not see more than that. */
export interface Lookups {
  attribute(owner: Value, name: string): Value
  item(owner: Value, key: Value): Value
}

/** A doubled brace, a field (whose specification may hold fields of its own), or a brace that stands alone. */
const PIECE =
  /\{\{|\}\}|\{([^{}!:.[]*)((?:\.[^{}!:.[]+|\[[^\]]+\])*)(?:!([rs]))?(?::((?:[^{}]|\{[^{}]*\})*))?\}|[{}]/g

const STEP = /\.([^.[]+)|\[([^\]]+)\]/g

function argument(name: string, { positional, named }: Arguments): Value {
  const byIndex = /^\d+$/.test(name)
  const value = byIndex ? positional[Number(name)] : named.get(name)
  if (value !== undefined) return value
  return fail(byIndex ? 'IndexError' : 'KeyError', `nothing is given for {${name}}`)
}

/**
 * `template.format(…)`, with the lookups of the sandbox. Markup escapes what it puts in and stays Markup.
 * Throws a ValueError for what is no field, and a LookupError for fields without a value.
 */
export function braceFormat(template: string | Markup, args: Arguments, lookups: Lookups): Value {
  const escape = template instanceof Markup
  let automatic = 0
  let manual = false
  const number = (name: string): string => {
    if (name === '') return String(automatic++)
    manual ||= /^\d+$/.test(name)
    return name
  }
  const fill = (name: string, path: string, conversion?: string, specification = ''): string => {
    let value = argument(number(name), args)
    if (manual && automatic > 0) fail('ValueError', 'fields are numbered by hand and automatically')
    for (const [, attribute, key = ''] of path.matchAll(STEP)) {
      if (attribute !== undefined) value = lookups.attribute(value, attribute)
      else value = lookups.item(value, /^\d+$/.test(key) ? BigInt(key) : key)
    }
    if (conversion !== undefined) value = conversion === 's' ? str(value) : repr(value)
    const layout = format(specification)
    if (!escape) return formatValue(value, layout)
    if (!(value instanceof Markup)) return escapeHtml(formatValue(value, layout))
    return layout === ''
      ? value.value
      : fail('ValueError', 'Unsupported format specification for Markup.')
  }
  const format = (text: string): string => {
    const parts: string[] = []
    let position = 0
    for (const match of text.matchAll(PIECE)) {
      const [whole, name, path = '', conversion, specification] = match
      parts.push(text.slice(position, match.index))
      position = match.index + whole.length
      if (name !== undefined) parts.push(fill(name, path, conversion, specification))
      else if (whole.length === 2) parts.push(whole.charAt(0))
      else fail('ValueError', `format string with an incomplete field: ${quote(text)}`)
    }
    return concatenate([...parts, text.slice(position)])
  }
  const text = format(str(template))
  return escape ? new Markup(text) : text
}
