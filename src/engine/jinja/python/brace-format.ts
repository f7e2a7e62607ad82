import { fail } from '../errors.ts'
import { formatValue } from './format-spec.ts'
import { escapeHtml, Markup } from './markup.ts'
import { quote, repr, str } from './repr.ts'
import { asciiOnly, concatenate } from './text.ts'
import type { Value } from './value.ts'

/** How a template looks into values; `str.format` may not see more than that. */
export interface Lookups {
  attribute(owner: Value, name: string): Value
  item(owner: Value, key: Value): Value
}

/** What the replacement fields of a `str.format` are filled with. */
export interface FormatArguments {
  readonly positional: readonly Value[]
  named(name: string): Value | undefined
}

interface Field {
  readonly name: string
  readonly conversion: string
  readonly specification: string
}

/** Position behind the brace that closes the field which starts at `start`. */
function fieldEnd(text: string, start: number): number {
  let open = 1
  for (let position = start; position < text.length; position += 1) {
    if (text[position] === '{') open += 1
    if (text[position] === '}') open -= 1
    if (open === 0) return position + 1
  }
  return fail('ValueError', "expected '}' before end of string")
}

function readField(text: string): Field {
  const match = /^((?:[^![:{]|\[[^\]]*\]?)*)(?:!([^:]*))?(?::([\s\S]*))?$/.exec(text)
  if (!match) return fail('ValueError', "unexpected '{' in field name")
  const [, name = '', conversion, specification = ''] = match
  if (conversion !== undefined && conversion.length !== 1) {
    return fail('ValueError', "expected ':' after conversion specifier")
  }
  return { name, conversion: conversion ?? '', specification }
}

function* pieces(text: string): Generator<string | Field> {
  let position = 0
  while (position < text.length) {
    const next = text.slice(position).search(/[{}]/)
    if (next < 0) break
    const brace = position + next
    yield text.slice(position, brace)
    if (text[brace] === text[brace + 1]) {
      yield text.charAt(brace)
      position = brace + 2
      continue
    }
    if (text[brace] === '}') fail('ValueError', "Single '}' encountered in format string")
    if (brace + 1 === text.length) {
      fail('ValueError', "Single '{' encountered in format string")
    }
    position = fieldEnd(text, brace + 1)
    yield readField(text.slice(brace + 1, position - 1))
  }
  yield text.slice(position)
}

function convert(value: Value, conversion: string): Value {
  if (conversion === '') return value
  if (conversion === 's') return str(value)
  if (conversion === 'r') return repr(value)
  if (conversion === 'a') return asciiOnly(repr(value))
  return fail('ValueError', `Unknown conversion specifier ${conversion}`)
}

class Formatter {
  readonly #args: FormatArguments
  readonly #lookups: Lookups
  readonly #escape: boolean
  /** The next automatic number; undefined once fields were numbered by hand. */
  #automatic: number | undefined
  #manual = false

  constructor(args: FormatArguments, lookups: Lookups, escape: boolean) {
    this.#args = args
    this.#lookups = lookups
    this.#escape = escape
  }

  format(text: string, depth = 2): string {
    if (depth < 0) return fail('ValueError', 'Max string recursion exceeded')
    const parts = [...pieces(text)].map((piece) =>
      typeof piece === 'string' ? piece : this.#fill(piece, depth),
    )
    return concatenate(parts)
  }

  #fill(field: Field, depth: number): string {
    const value = convert(this.#value(this.#number(field.name)), field.conversion)
    const specification = this.format(field.specification, depth - 1)
    if (!this.#escape) return formatValue(value, specification)
    if (value instanceof Markup && specification !== '') {
      return fail('ValueError', 'Unsupported format specification for Markup.')
    }
    return escapeHtml(value instanceof Markup ? value : formatValue(value, specification))
  }

  /** Numbers the fields without a name. */
  #number(name: string): string {
    if (name === '' ? this.#manual : /^\d+$/.test(name) && this.#automatic !== undefined) {
      return fail('ValueError', 'cannot switch between manual and automatic field numbering')
    }
    if (name !== '') {
      this.#manual ||= /^\d+$/.test(name)
      return name
    }
    const index = this.#automatic ?? 0
    this.#automatic = index + 1
    return String(index)
  }

  #value(name: string): Value {
    const [, first = '', path = ''] = /^([^.[]*)([\s\S]*)$/.exec(name) ?? []
    let value = this.#argument(first)
    for (const [step, attribute, key] of path.matchAll(/\.([^.[]*)|\[([^\]]*)\]|[\s\S]/g)) {
      if (attribute) value = this.#lookups.attribute(value, attribute)
      else if (key) value = this.#lookups.item(value, /^\d+$/.test(key) ? BigInt(key) : key)
      else fail('ValueError', `Empty attribute in format string: ${quote(step)}`)
    }
    return value
  }

  #argument(name: string): Value {
    if (!/^\d+$/.test(name)) {
      const named = this.#args.named(name)
      return named === undefined ? fail('KeyError', quote(name)) : named
    }
    const value = this.#args.positional[Number(name)]
    if (value !== undefined) return value
    return fail('IndexError', `Replacement index ${name} out of range for positional args tuple`)
  }
}

/** `template.format(…)`, with the lookups of the sandbox. Markup escapes what it puts in and stays Markup. */
export function braceFormat(
  template: string | Markup,
  args: FormatArguments,
  lookups: Lookups,
): Value {
  const escape = template instanceof Markup
  const text = new Formatter(args, lookups, escape).format(str(template))
  return escape ? new Markup(text) : text
}
