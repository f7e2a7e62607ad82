/*
 * What `\X` matches: the characters that readers take for one, by the rules of Unicode's extended grapheme clusters.
 */

/** Combining marks, joiners and emoji modifiers. */
const EXTEND = '\\p{Gr_Ext}\\p{EMod}'
/** Marks that take up space; some spacing marks of south-east Asian scripts don't belong to the character before. */
const NOT_SPACING =
  '\\u102b\\u102c\\u1038\\u1062-\\u1064\\u1067-\\u106d\\u1083\\u1087-\\u108c\\u108f\\u109a-\\u109c' +
  '\\u1a61\\u1a63\\u1a64\\uaa7b\\uaa7d\\u{11720}\\u{11721}'
const SPACING = `(?:(?![${EXTEND}${NOT_SPACING}])\\p{Mc}|[\\u0e33\\u0eb3])`
const PREPEND =
  '\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u0d4e\\u{110bd}\\u{110cd}\\u{111c2}\\u{111c3}' +
  '\\u{1193f}\\u{11941}\\u{11a3a}\\u{11a84}-\\u{11a89}\\u{11d46}'
const JOINER = '\\u200d'
/** Format characters other than joiners stand alone, as do controls and what is reserved to be invisible. */
const CONTROL = `(?![\\u200c${JOINER}${PREPEND}${EXTEND}])(?:[\\p{Zl}\\p{Zp}\\p{Cc}\\p{Cf}\\p{Cs}]|(?=\\p{Cn})\\p{DI})`

const HANGUL_L = '\\u1100-\\u115f\\ua960-\\ua97c'
const HANGUL_V = '\\u1160-\\u11a7\\ud7b0-\\ud7c6'
const HANGUL_T = '\\u11a8-\\u11ff\\ud7cb-\\ud7fb'
/** Syllables of two letters: every 28th from the first. */
const HANGUL_LV = Array.from({ length: 399 }, (_, index) => {
  return `\\u${(0xac00 + index * 28).toString(16)}`
}).join('')
const HANGUL_LVT = `(?:(?![${HANGUL_LV}])[\\uac00-\\ud7a3])`

const SYLLABLE =
  `(?:[${HANGUL_L}]*(?:(?:[${HANGUL_LV}][${HANGUL_V}]*|[${HANGUL_V}]+)[${HANGUL_T}]*|` +
  `${HANGUL_LVT}[${HANGUL_T}]*)|[${HANGUL_L}]+|[${HANGUL_T}]+)`

/** Two regional indicators are one flag, counted from where they begin in the text. */
const FLAG = '(?:(?<=(?<!\\p{RI})(?:\\p{RI}\\p{RI})*)\\p{RI}\\p{RI})'
const EMOJI = `(?:\\p{ExtPict}(?:[${EXTEND}]*${JOINER}\\p{ExtPict})*)`

const CORE = `(?:${SYLLABLE}|${FLAG}|${EMOJI}|(?!${CONTROL})[^])`

/** The JavaScript for `\X`, to be made atomic by who uses it. */
export const GRAPHEME_CLUSTER = `(?:\\r\\n|${CONTROL}|[${PREPEND}]*(?:${CORE}(?:[${EXTEND}${JOINER}]|${SPACING})*)|[^])`
