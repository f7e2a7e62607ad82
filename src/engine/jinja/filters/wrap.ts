import { fail } from '../errors.ts'
import { cut, size, WORD } from '../python/text.ts'

export interface WrapOptions {
  readonly width: number
  readonly breakLongWords: boolean
  readonly breakOnHyphens: boolean
}

const SPACE = '[\\t\\n\\v\\f\\r ]'
const INNER = `[${WORD}!"'&.,?]`
const LETTER = '[\\p{L}\\p{Nl}\\p{No}_]'

/** Splits as Python's textwrap: at spaces, behind hyphens inside of words, and around long dashes. */
const CHUNKS = new RegExp(
  `(${SPACE}+` +
    `|(?<=${INNER})-{2,}(?=[${WORD}])` +
    `|[^\\t\\n\\v\\f\\r ]+?(?:-(?:(?<=${LETTER}{2}-)|(?<=${LETTER}-${INNER}-))(?=${LETTER}-?${LETTER})` +
    `|(?=${SPACE}|$)|(?<=${INNER})(?=-{2,}[${WORD}])))`,
  'u',
)
const SIMPLE_CHUNKS = new RegExp(`(${SPACE}+)`)

function isBlank(chunk: string | undefined): boolean {
  return chunk !== undefined && chunk.trim() === ''
}

/** Takes as much of a word that is longer than a line as fits into what is left of it. */
function breakWord(word: string, room: number, { breakOnHyphens }: WrapOptions): string {
  const head = cut(word, 0, room)
  const hyphen = head.lastIndexOf('-')
  const useful = breakOnHyphens && hyphen > 0 && /[^-]/.test(head.slice(0, hyphen))
  return useful && size(word) > room ? head.slice(0, hyphen + 1) : head
}

/** Wraps one line of text: `textwrap.wrap` with tabs and whitespace left alone. */
export function wrapLine(line: string, options: WrapOptions): string[] {
  const { width, breakLongWords } = options
  if (width <= 0) fail('ValueError', `invalid width ${width} (must be > 0)`)
  const pattern = options.breakOnHyphens ? CHUNKS : SIMPLE_CHUNKS
  const chunks = line.split(pattern).filter((chunk) => chunk !== '')
  const lines: string[] = []
  let position = 0
  while (position < chunks.length) {
    if (lines.length > 0 && isBlank(chunks[position])) position += 1
    const current: string[] = []
    let length = 0
    for (let chunk = chunks[position]; chunk !== undefined; chunk = chunks[position]) {
      if (length + size(chunk) > width) break
      current.push(chunk)
      length += size(chunk)
      position += 1
    }
    const next = chunks[position]
    if (next !== undefined && size(next) > width) {
      const room = width - length
      if (breakLongWords) {
        const head = breakWord(next, room, options)
        current.push(head)
        chunks[position] = next.slice(head.length)
      } else if (current.length === 0) {
        current.push(next)
        position += 1
      }
    }
    if (isBlank(current.at(-1))) current.pop()
    if (current.length > 0) lines.push(current.join(''))
  }
  return lines
}
