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
      const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      return valid ? String.fromCodePoint(code) : '\ufffd'
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
