import { fail, unsupported } from '../errors.ts'
import { wantText } from '../python/arguments.ts'
import { getAttributeOnly } from '../python/attributes.ts'
import type { CallContext, Method, Methods } from '../python/call.ts'
import { PyDict } from '../python/dict.ts'
import { stripTags } from '../python/html.ts'
import { escapeHtml, Markup } from '../python/markup.ts'
import { quote, str } from '../python/repr.ts'
import { concatenate } from '../python/text.ts'
import { Undefined } from '../python/undefined.ts'
import { truthy, typeName, type Value } from '../python/value.ts'
import { indentOf, toJson } from './json.ts'
import { pretty } from './pretty.ts'

/** HTML made by a filter: Markup where escaping is on. */
function html({ autoescape }: CallContext, text: string): Value {
  return autoescape ? new Markup(text) : text
}

/** `escape`, also known as `e`. */
export const escapeFilter: Method<CallContext> = ['s', (_, value) => new Markup(escapeHtml(value))]

function xmlattr(context: CallContext, value: Value, autospace: Value): Value {
  if (value instanceof Undefined) return value.fail()
  if (!(value instanceof PyDict)) {
    return fail('AttributeError', `'${typeName(value)}' object has no attribute 'items'`)
  }
  const shown = value.entries().filter(([, item]) => item !== null && !(item instanceof Undefined))
  const attributes = shown.map(([key, item]) => {
    const name = wantText(key)
    if (/[\t-\r />=]/.test(name)) {
      return fail('ValueError', `Invalid character in attribute name: ${quote(name)}`)
    }
    return `${escapeHtml(key)}="${escapeHtml(item)}"`
  })
  const text = concatenate(attributes, ' ')
  return html(context, truthy(autospace) && text !== '' ? ` ${text}` : text)
}

/** The filters that escape, mark up or serialise values, and those that fit nowhere else. */
export const htmlFilters: Methods<CallContext> = {
  attr: ['obj, name', (_, value, name) => getAttributeOnly(value, wantText(name))],
  escape: escapeFilter,
  forceescape: ['value', (_, value) => new Markup(escapeHtml(str(value)))],
  pprint: ['value', (_, value) => pretty(value)],
  safe: ['value', (_, value) => new Markup(str(value))],
  striptags: ['value', (_, value) => stripTags(str(value))],
  tojson: [
    'value, indent=None',
    (_, value, indent) => new Markup(concatenate([toJson(value, indentOf(indent))])),
  ],
  urlize: ['*args, **options', () => unsupported('urlize')],
  xmlattr: ['d, autospace=True', xmlattr],
}
