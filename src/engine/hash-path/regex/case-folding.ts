import { codePoint } from '../../code-point.ts'
import { inRanges, type CharRange } from './char-set.ts'

/** The ranges, with the other case of every letter in them. Without `u` only ASCII has cases. */
export function withOtherCases(ranges: readonly CharRange[], unicode: boolean): CharRange[] {
  const groups = unicode ? unicodeCases() : ASCII_CASES
  const others = groups
    .filter((group) => group.some((code) => inRanges(ranges, code)))
    .flatMap((group) => group.map((code): CharRange => [code, code]))
  return [...ranges, ...others]
}

const ASCII_CASES: readonly (readonly number[])[] = Array.from({ length: 26 }, (_, index) => [
  0x41 + index,
  0x61 + index,
])

/** Behind this no character has cases. */
const LAST_CASED = 0x1ffff

let cases: readonly (readonly number[])[] | undefined

/** Characters that are one letter in different cases. Made when first asked for: that takes some milliseconds. */
function unicodeCases(): readonly (readonly number[])[] {
  cases ??= findCases()
  return cases
}

function findCases(): number[][] {
  const groupOf = new Map<number, number[]>()
  for (let code = 0; code <= LAST_CASED; code++) {
    for (const other of caseMappings(code)) join(groupOf, code, other)
  }
  return [...new Set(groupOf.values())]
}

/** Characters that JavaScript maps this one to and that a regex without case takes for the same. */
function caseMappings(code: number): number[] {
  const char = String.fromCodePoint(code)
  return [char.toLowerCase(), char.toUpperCase()]
    .filter((mapped) => mapped !== char && Array.from(mapped).length === 1)
    .filter((mapped) => new RegExp(`^\\u{${code.toString(16)}}$`, 'iu').test(mapped))
    .map(codePoint)
}

function join(groupOf: Map<number, number[]>, a: number, b: number): void {
  const merged = [...new Set([...(groupOf.get(a) ?? [a]), ...(groupOf.get(b) ?? [b])])]
  for (const code of merged) groupOf.set(code, merged)
}
