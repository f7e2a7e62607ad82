import { invoke, type Arguments, type Method, type Methods } from './call.ts'
import { unescapeHtml, stripTags } from './html.ts'
import { iterate } from './iterators.ts'
import { escapeHtml, Markup } from './markup.ts'
import { PyList, PyTuple } from './sequences.ts'
import type { Value } from './value.ts'

/** Where a str method takes a text that Markup escapes first: the position of that argument. */
const ESCAPED_ARGUMENT: ReadonlyMap<string, number> = new Map([
  ['center', 1],
  ['ljust', 1],
  ['replace', 1],
  ['rjust', 1],
])

function asMarkup(value: Value): Value {
  if (typeof value === 'string') return new Markup(value)
  if (value instanceof PyList) return new PyList(value.items.map(asMarkup))
  return value instanceof PyTuple ? new PyTuple(value.items.map(asMarkup)) : value
}

function escapeArguments(name: string, args: Arguments): Arguments {
  const place = name === 'join' ? 0 : ESCAPED_ARGUMENT.get(name)
  const positional = args.positional.map((value, index) => {
    if (index !== place) return value
    return name === 'join' ? new PyList(iterate(value).map(escapeHtml)) : escapeHtml(value)
  })
  return { positional, named: args.named }
}

/** A str method on Markup: escapes texts that come in, and what comes out is Markup again. */
export function invokeOnMarkup(
  name: string,
  method: Method<string>,
  self: Markup,
  args: Arguments,
): Value {
  return asMarkup(invoke(name, method, self.value, escapeArguments(name, args)))
}

/** The methods Markup has beyond those of str. */
export const markupMethods: Methods<Markup> = {
  escape: ['s', (_, value) => new Markup(escapeHtml(value))],
  striptags: ['', ({ value }) => stripTags(value)],
  unescape: ['', ({ value }) => unescapeHtml(value)],
}
