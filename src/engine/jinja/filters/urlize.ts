import { unsupported } from '../errors.ts'
import { escapeHtml } from '../python/markup.ts'
import { cut, size, SPACES, WORD } from '../python/text.ts'

/** A web address: scheme or www with a host, a bare host of a common domain, or an IP address with a scheme. */
const WEB = new RegExp(
  '^(?:' +
    `(?:https?://|www\\.)(?:(?:[${WORD}%\\-]+\\.)+)?(?:[a-z]{2,63}|xn--[${WORD}%]{2,59})` +
    `|(?:[${WORD}%\\-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)` +
    '|https?://\\d{1,3}(?:\\.\\d{1,3}){3}' +
    `)(?::\\d{1,5})?(?:[/?#][^${SPACES}]*)?$`,
  'iu',
)
const MAIL_HOST = new RegExp(`^[${WORD}][${WORD}.\\-]*\\.[${WORD}]+$`, 'u')
const MAX_MAIL_HOST = 255
const LEADING = /^(?:[(<]|&lt;)+/
const BRACKETS = [
  ['(', ')'],
  ['<', '>'],
  ['&lt;', '&gt;'],
] as const

export interface LinkOptions {
  /** Longest text of a link that is shown in full. */
  readonly limit: number | undefined
  /** The attributes behind `href`, with a space in front. */
  readonly attributes: string
}

function isMail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const host = text.slice(at + 1)
  return at > 0 && host.length <= MAX_MAIL_HOST && MAIL_HOST.test(host)
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

interface Parts {
  readonly head: string
  readonly middle: string
  readonly tail: string
}

/** Takes punctuation off a word, but leaves it the brackets that close what it opened. */
function splitWord(word: string): Parts {
  const head = LEADING.exec(word)?.[0] ?? ''
  let middle = word.slice(head.length)
  let tail = trailing(middle)
  middle = middle.slice(0, middle.length - tail.length)
  for (const [open, close] of BRACKETS) {
    const opened = count(middle, open)
    if (opened <= count(middle, close)) continue
    for (let moves = Math.min(opened, count(tail, close)); moves > 0; moves -= 1) {
      const end = tail.indexOf(close) + close.length
      middle += tail.slice(0, end)
      tail = tail.slice(end)
    }
  }
  return { head, middle, tail }
}

/** From the end, as a search for the pattern would try every character of a long word. */
function trailing(text: string): string {
  let start = text.length
  for (;;) {
    if (text.endsWith('&gt;', start)) start -= 4
    else if (start > 0 && ')>.,\n'.includes(text.charAt(start - 1))) start -= 1
    else return text.slice(start)
  }
}

function link(text: string, options: LinkOptions): string {
  const { limit, attributes } = options
  if (/^https?:\/\/\[/.test(text)) unsupported('a link to an IPv6 address')
  if (WEB.test(text)) {
    const shown = limit !== undefined && size(text) > limit ? `${cut(text, 0, limit)}...` : text
    const address = /^https?:\/\//.test(text) ? text : `https://${text}`
    return `<a href="${address}"${attributes}>${shown}</a>`
  }
  if (text.startsWith('mailto:') && isMail(text.slice(7))) {
    return `<a href="${text}">${text.slice(7)}</a>`
  }
  const bare = !text.startsWith('www.') && !text.startsWith('@') && !text.includes(':')
  return bare && isMail(text) ? `<a href="mailto:${text}">${text}</a>` : text
}

/** Escapes a text and turns the addresses in it into links. */
export function urlize(text: string, options: LinkOptions): string {
  return text
    .split(new RegExp(`([${SPACES}]+)`))
    .map((word) => {
      const { head, middle, tail } = splitWord(word)
      return head + link(middle, options) + tail
    })
    .join('')
}

/** The attributes of links: `rel` has its parts in order. */
export function linkAttributes(rel: readonly string[], target: string | undefined): string {
  const parts = [...new Set(rel)].sort()
  const relation = parts.length === 0 ? '' : ` rel="${escapeHtml(parts.join(' '))}"`
  return target === undefined ? relation : `${relation} target="${escapeHtml(target)}"`
}
