/** A piece of a path and where it starts in the path. */
export interface PathPart {
  readonly text: string
  readonly start: number
}

/** What PHP's `trim` takes away on either side. */
const PHP_TRIM = /^[ \t\n\r\v\0]+|[ \t\n\r\v\0]+$/g
const LEADING_SPACE = /^[ \t\n\r\v\0]*/

/**
 * Splits a path into its tokens.
 *
 * MISP: without any `[` every dot splits and nothing is trimmed. With one, dots split only outside of brackets (where
 * the depth is exactly 0: an unclosed `[` swallows all later dots, and so does a surplus `]`), and every token is
 * trimmed. There are no quotes or escapes.
 */
export function tokenise(path: string): string[] {
  return splitPath(path).map((part) => part.text)
}

/** As `tokenise`, with the place of each token in the path. */
export function splitPath(path: string): PathPart[] {
  return path.includes('[') ? splitOutsideBrackets(path).map(trim) : splitAtDots(path)
}

function splitAtDots(path: string): PathPart[] {
  let start = 0
  return path.split('.').map((text) => {
    const part = { text, start }
    start += text.length + 1
    return part
  })
}

function splitOutsideBrackets(path: string): PathPart[] {
  const parts: PathPart[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < path.length; index++) {
    const char = path[index]
    if (char === '[') depth++
    else if (char === ']') depth--
    else if (char === '.' && depth === 0) {
      parts.push({ text: path.slice(start, index), start })
      start = index + 1
    }
  }
  parts.push({ text: path.slice(start), start })
  return parts
}

function trim(part: PathPart): PathPart {
  const leading = LEADING_SPACE.exec(part.text)?.[0].length ?? 0
  return { text: part.text.replace(PHP_TRIM, ''), start: part.start + leading }
}
