import { codePoint } from '../../code-point.ts'
import { pairs } from '../../pairs.ts'
import { spendText } from '../budget.ts'

/** The characters Python's `str.isspace` and `\s` mean, for use inside a character class. */
export const SPACES =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

/** What Python's `\w` means, for use inside a character class with the flag u. */
export const WORD = '\\p{L}\\p{N}_'

const SURROGATES = /[\ud800-\udfff]/

/** The characters (code points) of a text: Python counts these, JavaScript counts UTF-16 units. */
export function characters(text: string): string[] {
  spendText(text.length)
  return SURROGATES.test(text) ? Array.from(text) : text.split('')
}

/** `len(text)` */
export function size(text: string): number {
  spendText(text.length)
  return SURROGATES.test(text) ? Array.from(text).length : text.length
}

/** `text[start:end]` for 0 <= start <= end */
export function cut(text: string, start: number, end = Infinity): string {
  spendText(text.length)
  if (!SURROGATES.test(text)) return text.slice(start, end)
  return Array.from(text).slice(start, end).join('')
}

const SPACE = new RegExp(`[${SPACES}]`)

export type Side = 'left' | 'right' | 'both'

/**
 * `strip`, `lstrip` and `rstrip`: takes off any of the given characters, whitespace if none are given.
 * (A regular expression for the end of a text would try every run of spaces on the way there.)
 */
export function strip(text: string, side: Side = 'both', chars?: string): string {
  const all = chars === undefined ? text : characters(text)
  const set = new Set(chars)
  const drop = (character = ''): boolean =>
    chars === undefined ? SPACE.test(character) : set.has(character)
  let start = 0
  let end = all.length
  if (side !== 'right') while (start < end && drop(all[start])) start += 1
  if (side !== 'left') while (end > start && drop(all[end - 1])) end -= 1
  const kept = all.slice(start, end)
  return typeof kept === 'string' ? kept : kept.join('')
}

/** `text * count` */
export function repeat(text: string, count: number): string {
  if (count <= 0) return ''
  spendText(text.length * count)
  return text.repeat(count)
}

/** Puts texts together, with a look at the budget first. */
export function concatenate(parts: readonly string[], separator = ''): string {
  const total = parts.reduce((sum, part) => sum + part.length, separator.length * parts.length)
  spendText(total)
  return parts.join(separator)
}

/** Python's order of texts is by code points; by UTF-16 units the astral characters would come too early. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0
  if (!SURROGATES.test(left) && !SURROGATES.test(right)) return left < right ? -1 : 1
  const [a, b] = [Array.from(left), Array.from(right)]
  const differing = pairs(a, b).find(([one, other]) => one !== other)
  if (!differing) return a.length - b.length
  const [one, other] = differing
  return codePoint(one) - codePoint(other)
}

/** Replaces the first `count` occurrences (all of them if negative), as `str.replace`. */
export function replaceText(text: string, old: string, by: string, count: number): string {
  const parts = old === '' ? ['', ...characters(text), ''] : text.split(old)
  const places = parts.length - 1
  const replaced = count < 0 ? places : Math.min(count, places)
  spendText(text.length + replaced * by.length)
  const head = parts.slice(0, replaced + 1).join(by)
  const tail = parts.slice(replaced + 1)
  return tail.length === 0 ? head : head + old + tail.join(old)
}

/** `\xhh`, `\uhhhh` or `\Uhhhhhhhh`, whichever is the shortest. */
export function numericEscape(character: string): string {
  const code = codePoint(character)
  const [letter, width] = code > 0xffff ? ['U', 8] : code > 0xff ? ['u', 4] : ['x', 2]
  return `\\${letter}${code.toString(16).padStart(width, '0')}`
}
