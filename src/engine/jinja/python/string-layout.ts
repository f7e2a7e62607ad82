import { fail } from '../errors.ts'
import { wantIndex, wantText } from './arguments.ts'
import { encodeText } from './bytes.ts'
import type { Methods } from './call.ts'
import { PyDict } from './dict.ts'
import { iterate } from './iterators.ts'
import { textOf } from './markup.ts'
import { pad } from './number-format.ts'
import { PyList } from './sequences.ts'
import { characters, concatenate, repeat, size } from './text.ts'
import { PyObject, typeName, type Value } from './value.ts'

/** `ljust`, `rjust`, `center`. */
function padder(align: '<' | '>' | '^') {
  return (text: string, width: Value, fill: Value): Value => {
    const filler = fill === null ? ' ' : wantText(fill)
    if (size(filler) !== 1) {
      return fail('TypeError', 'The fill character must be exactly one character long')
    }
    return align === '^'
      ? centerText(text, wantIndex(width), filler)
      : pad(text, size(text), wantIndex(width), filler, align)
  }
}

/** CPython puts the odd character to the left when the width is odd, else to the right. */
function centerText(text: string, width: number, fill = ' '): string {
  const missing = width - size(text)
  if (missing <= 0) return text
  const left = Math.floor(missing / 2) + (missing & width & 1)
  return repeat(fill, left) + text + repeat(fill, missing - left)
}

function zfill(text: string, width: Value): Value {
  const [, sign = '', digits = ''] = /^([-+]?)([\s\S]*)$/.exec(text) ?? []
  return sign + repeat('0', wantIndex(width) - size(text)) + digits
}

function expandTabs(text: string, tabsize: Value): Value {
  const stop = wantIndex(tabsize)
  let column = 0
  const parts = characters(text).map((character) => {
    if (character !== '\t') {
      column = character === '\n' || character === '\r' ? 0 : column + 1
      return character
    }
    const spaces = stop > 0 ? stop - (column % stop) : 0
    column += spaces
    return repeat(' ', spaces)
  })
  return concatenate(parts)
}

const LINE = /(.*?)(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/gsu

/** `str.splitlines()`: many characters end a line, and a last empty line does not count. */
export function splitLines(text: string, keepEnds = false): string[] {
  const lines: string[] = []
  for (const [whole, line = ''] of text.matchAll(LINE)) {
    if (whole !== '') lines.push(keepEnds ? whole : line)
  }
  return lines
}

function join(separator: string, iterable: Value): Value {
  const parts = iterate(iterable).map((item, index) => {
    const text = textOf(item)
    if (text !== undefined) return text
    const found = typeName(item)
    return fail('TypeError', `sequence item ${index}: expected str instance, ${found} found`)
  })
  return concatenate(parts, separator)
}

/** `str.translate`: the table maps code points to code points, texts or None. */
function translate(text: string, table: Value): Value {
  const parts = characters(text).map((character) => {
    const key = BigInt(character.codePointAt(0) ?? 0)
    const by = table instanceof PyObject ? table.item(key) : undefined
    if (by === undefined) return character
    if (by === null) return ''
    return typeof by === 'bigint' ? String.fromCodePoint(Number(by)) : wantText(by)
  })
  return concatenate(parts)
}

function codePoint(character: string): bigint {
  return BigInt(character.codePointAt(0) ?? 0)
}

function translationKey(key: Value): Value {
  const text = textOf(key)
  if (text === undefined) return key
  if (size(text) === 1) return codePoint(text)
  return fail('ValueError', 'string keys in translate table must be of length 1')
}

/** `str.maketrans`, with one dict or with two or three texts. */
function makeTranslation(_: string, from: Value, to: Value, without: Value): Value {
  if (from instanceof PyDict) {
    return PyDict.of(from.entries().map(([key, value]) => [translationKey(key), value]))
  }
  const [keys, values] = [characters(wantText(from)), characters(wantText(to))]
  if (keys.length !== values.length) {
    return fail('ValueError', 'the first two maketrans arguments must have equal length')
  }
  const table = PyDict.of(
    keys.map((key, index) => [codePoint(key), codePoint(values[index] ?? '')]),
  )
  for (const key of without === null ? [] : characters(wantText(without))) {
    table.set(codePoint(key), null)
  }
  return table
}

/** The methods of str that make a longer, shorter or otherwise changed text. */
export const layoutMethods: Methods<string> = {
  center: ['width, fillchar=None', padder('^')],
  encode: [
    'encoding=utf-8, errors=strict',
    (text, encoding) => encodeText(text, wantText(encoding)),
  ],
  expandtabs: ['tabsize=8', expandTabs],
  join: ['iterable', join],
  ljust: ['width, fillchar=None', padder('<')],
  maketrans: ['x, y=None, z=None', makeTranslation],
  rjust: ['width, fillchar=None', padder('>')],
  splitlines: ['keepends=False', (text, keep) => new PyList(splitLines(text, keep === true))],
  translate: ['table', translate],
  zfill: ['width', zfill],
}
