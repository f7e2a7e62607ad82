import { fail } from '../errors.ts'
import { wantIndex, wantText } from './arguments.ts'
import type { Methods } from './call.ts'
import { iterate } from './iterators.ts'
import { textOf } from './markup.ts'
import { pad } from './number-format.ts'
import { PyList } from './sequences.ts'
import { concatenate, repeat, size } from './text.ts'
import { typeName, type Value } from './value.ts'

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
  const sign = /^[-+]/.test(text) ? text.charAt(0) : ''
  return sign + repeat('0', wantIndex(width) - size(text)) + text.slice(sign.length)
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

/** The methods of str that make a longer, shorter or otherwise changed text. */
export const layoutMethods = {
  center: ['width, fillchar=None', padder('^')],
  join: ['iterable', join],
  ljust: ['width, fillchar=None', padder('<')],
  rjust: ['width, fillchar=None', padder('>')],
  splitlines: ['keepends=False', (text, keep) => new PyList(splitLines(text, keep === true))],
  zfill: ['width', zfill],
} satisfies Methods<string>
