import { unsupported } from '../errors.ts'
import { SPACES } from './text.ts'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', '\xa0'],
  ['quot', '"'],
])

/** What HTML takes the references 128 to 159 for. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Characters that HTML drops, besides the last two of every plane. */
const NO_CHARACTER = /[\x01-\x08\v\x0e-\x1f\x7f\ufdd0-\ufdef]/

/** The character of a numeric reference as HTML reads it. */
function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd'
  if (code >= 0x80 && code < 0xa0) return WINDOWS.charAt(code - 0x80)
  const character = String.fromCodePoint(code)
  return NO_CHARACTER.test(character) || (code & 0xfffe) === 0xfffe ? '' : character
}

/** Turns character references into characters: numeric ones, and the named ones of XML. Throws for other names. */
export function unescapeHtml(text: string): string {
  const pattern = /&(?:#x([\da-f]+)|#(\d+)|(amp|gt|lt|nbsp|quot)|([a-z]+(?=;)));?/gi
  return text.replace(
    pattern,
    (reference: string, hex?: string, decimal?: string, legacy?: string, name = '') => {
      const known = ENTITIES.get(legacy ?? name)
      if (known !== undefined) return known
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
      if (Number.isNaN(code)) return unsupported(`the character ${reference}`)
      return characterOf(code)
    },
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
