import { fail } from '../errors.ts'
import { wantIndex, wantText } from '../python/arguments.ts'
import { callTextMethod, type StringMethod } from '../python/attributes.ts'
import type { CallContext, Methods } from '../python/call.ts'
import { entriesOf } from '../python/container-methods.ts'
import { lengthOf } from '../python/iterators.ts'
import { escapeHtml, isText, likeOriginal, Markup, softText } from '../python/markup.ts'
import { binary } from '../python/operators.ts'
import { percentFormat } from '../python/percent-format.ts'
import { str } from '../python/repr.ts'
import { splitLines } from '../python/string-layout.ts'
import { concatenate, cut, repeat, replaceText, size, SPACES, WORD } from '../python/text.ts'
import { Undefined } from '../python/undefined.ts'
import { PyObject, truthy, typeName, type Value } from '../python/value.ts'
import { wrapLine } from './wrap.ts'

/** A filter that is nothing but a method of str. */
function method(name: StringMethod) {
  return (_: CallContext, value: Value, ...args: Value[]): Value =>
    callTextMethod(softText(value), name, ...args)
}

const WORD_BEGINNING = new RegExp(`([-${SPACES}({\\[<]+)`)

function title(_: CallContext, value: Value): Value {
  const words = str(value).split(WORD_BEGINNING)
  const changed = words.map((word) => cut(word, 0, 1).toUpperCase() + cut(word, 1).toLowerCase())
  return concatenate(changed)
}

function format(_: CallContext, value: Value, args: Value, named: Value): Value {
  const hasNamed = truthy(named)
  if (hasNamed && truthy(args)) {
    const message = "can't handle positional and keyword arguments at the same time"
    return fail('FilterArgumentError', message)
  }
  return percentFormat(softText(value), hasNamed ? named : args)
}

/** Every line but the first gets the indent; blank ones only if wanted. */
function indent(_: CallContext, value: Value, width: Value, first: Value, blank: Value): Value {
  if (value instanceof Undefined) return value.fail()
  const text = wantText(value)
  const space = isText(width) ? str(width) : repeat(' ', wantIndex(width))
  const lines = splitLines(`${text}\n`).map((line, index) => {
    const wanted = index === 0 ? truthy(first) : line !== '' || truthy(blank)
    return wanted ? space + line : line
  })
  return likeOriginal(value, concatenate(lines, '\n'))
}

function truncate(
  _: CallContext,
  value: Value,
  length: Value,
  killwords: Value,
  end: Value,
  leeway: Value,
): Value {
  const [limit, ending] = [wantIndex(length), wantText(end)]
  const tolerance = leeway === null ? 5 : wantIndex(leeway)
  if (limit < size(ending)) {
    return fail('AssertionError', `expected length >= ${size(ending)}, got ${limit}`)
  }
  if (tolerance < 0) fail('AssertionError', `expected leeway >= 0, got ${tolerance}`)
  const shown = lengthOf(value) ?? fail('TypeError', `${typeName(value)} has no len()`)
  if (shown <= limit + tolerance) return value
  const text = wantText(value)
  const head = cut(text, 0, limit - size(ending))
  const kept = truthy(killwords) ? head : head.replace(/ [^ ]*$/, '')
  return binary('+', likeOriginal(value, kept), end)
}

function wordwrap(
  _: CallContext,
  value: Value,
  width: Value,
  breakLongWords: Value,
  wrapString: Value,
  breakOnHyphens: Value,
): Value {
  const options = {
    width: wantIndex(width),
    breakLongWords: truthy(breakLongWords),
    breakOnHyphens: truthy(breakOnHyphens),
  }
  const separator = wrapString === null ? '\n' : wantText(wrapString)
  if (value instanceof Undefined) return value.fail()
  const lines = splitLines(wantText(value))
  return concatenate(
    lines.map((line) => concatenate(wrapLine(line, options), separator)),
    separator,
  )
}

function replace(context: CallContext, value: Value, old: Value, by: Value, count: Value): Value {
  const limit = count === null ? -1 : wantIndex(count)
  if (!context.autoescape) return replaceText(str(value), str(old), str(by), limit)
  const escapes = old instanceof Markup || (by instanceof Markup && !(value instanceof Markup))
  const subject = escapes ? new Markup(escapeHtml(value)) : softText(value)
  return callTextMethod(subject, 'replace', softText(old), softText(by), BigInt(limit))
}

function wordcount(_: CallContext, value: Value): Value {
  return BigInt([...str(value).matchAll(new RegExp(`[${WORD}]+`, 'gu'))].length)
}

/** `quote_plus` of Python's urllib for queries, `quote` for paths. */
function quoteUrl(value: Value, inQuery: boolean): string {
  const quoted = encodeURIComponent(str(value)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return inQuery ? quoted.replaceAll('%20', '+') : quoted.replaceAll('%2F', '/')
}

function urlencode(_: CallContext, value: Value): Value {
  if (value instanceof Undefined) return ''
  if (isText(value) || !(value instanceof PyObject) || !value.cursor()) {
    return quoteUrl(value, false)
  }
  return concatenate(
    entriesOf(value).map(([key, item]) => `${quoteUrl(key, true)}=${quoteUrl(item, true)}`),
    '&',
  )
}

/** The filters that work on texts. */
export const textFilters: Methods<CallContext> = {
  capitalize: ['s', method('capitalize')],
  center: ['value, width=80', method('center')],
  format: ['value, *args, **kwargs', format],
  indent: ['s, width=4, first=False, blank=False', indent],
  lower: ['s', method('lower')],
  replace: ['s, old, new, count=None', replace],
  string: ['s', (_, value) => softText(value)],
  title: ['s', title],
  trim: ['value, chars=None', method('strip')],
  truncate: ['s, length=255, killwords=False, end=..., leeway=None', truncate],
  upper: ['s', method('upper')],
  urlencode: ['value', urlencode],
  wordcount: ['s', wordcount],
  wordwrap: [
    's, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True',
    wordwrap,
  ],
}
