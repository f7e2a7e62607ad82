import { fail } from '../errors.ts'
import { numericEscape } from '../python/text.ts'

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])

const WIDTHS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

const ESCAPE = /\\([0-7]{1,3}|x[\da-fA-F]{0,2}|u[\da-fA-F]{0,4}|U[\da-fA-F]{0,8}|.|$)/gsu

function decodeEscape(escape: string, line: number): string {
  const body = escape.slice(1)
  const kind = body.charAt(0)
  if (body === '') return fail('TemplateSyntaxError', '\\ at end of string', line)
  if (/^[0-7]/.test(kind)) return String.fromCodePoint(parseInt(body, 8))
  const width = WIDTHS.get(kind)
  if (width !== undefined) {
    const code = parseInt(body.slice(1), 16)
    if (body.length === width + 1 && code <= 0x10ffff) return String.fromCodePoint(code)
    return fail('TemplateSyntaxError', `truncated or illegal \\${kind} escape`, line)
  }
  if (kind === 'N')
    return fail('TemplateSyntaxError', 'names of characters are not supported', line)
  // Python turns everything beyond ASCII into escapes first, which a preceding backslash then hides
  return SIMPLE.get(body) ?? (body > '\x7f' ? numericEscape(body) : escape)
}

/** The value of a string literal without its quotes: Python's escapes. */
export function decodeString(source: string, line: number): string {
  return source.replace(ESCAPE, (escape) => decodeEscape(escape, line))
}
