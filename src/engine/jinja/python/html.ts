import { SPACES } from './text.ts'

/** The names of the characters U+00A0 to U+00FF, in order. */
const LATIN1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ...LATIN1.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ...Object.entries({
    amp: '&',
    apos: "'",
    bull: '•',
    euro: '€',
    gt: '>',
    hellip: '…',
    larr: '←',
    ldquo: '“',
    lsquo: '‘',
    lt: '<',
    mdash: '—',
    ndash: '–',
    quot: '"',
    rarr: '→',
    rdquo: '”',
    rsquo: '’',
    trade: '™',
  }),
])

/** The entities HTML also takes without a semicolon, even in front of other letters. */
const LEGACY = new RegExp(`^(${LATIN1.replaceAll(' ', '|')}|amp|lt|gt|quot)(.*)$`)

/** What Windows-1252 has in the place of the control characters from 128 to 159. */
const WINDOWS =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

const NO_CHARACTER = /[\x01-\x08\v\x0e-\x1f\x7f]|\p{Noncharacter_Code_Point}/u

/** `#233` or `#xe9` */
function numericReference(body: string): string {
  const code = /^#x/i.test(body) ? parseInt(body.slice(2), 16) : Number(body.slice(1))
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  if (code >= 0x80 && code <= 0x9f) return WINDOWS.charAt(code - 0x80)
  const character = String.fromCodePoint(code)
  return NO_CHARACTER.test(character) ? '' : character
}

function namedReference(reference: string): string {
  const body = reference.slice(1)
  const whole = body.endsWith(';') ? ENTITIES.get(body.slice(0, -1)) : undefined
  if (whole !== undefined) return whole
  const [, name = '', rest = ''] = LEGACY.exec(body) ?? []
  return name === '' ? reference : `${ENTITIES.get(name) ?? ''}${rest}`
}

/**
 * Turns character references into characters: all numeric ones, and of the 2,231 named ones those of XML, Latin-1 and
 * common punctuation.
 */
export function unescapeHtml(text: string): string {
  const pattern = /&(?:(#x[0-9a-f]+|#\d+);?|[^\t\n\f <&#;]{1,32};?)/gi
  return text.replace(pattern, (reference, number: string | undefined) =>
    number === undefined ? namedReference(reference) : numericReference(number),
  )
}

/** Cuts out everything from an opening mark to the closing one behind it, over and over. */
function removeBetween(text: string, open: string, close: string): string {
  const kept: string[] = []
  let position = 0
  for (;;) {
    const start = text.indexOf(open, position)
    const end = start < 0 ? -1 : text.indexOf(close, start)
    if (end < 0) return kept.join('') + text.slice(position)
    kept.push(text.slice(position, start))
    position = end + close.length
  }
}

/** Removes comments and tags, makes every run of whitespace one space, and resolves character references. */
export function stripTags(text: string): string {
  const bare = removeBetween(removeBetween(text, '<!--', '-->'), '<', '>')
  const words = bare.split(new RegExp(`[${SPACES}]+`)).filter((word) => word !== '')
  return unescapeHtml(words.join(' '))
}
