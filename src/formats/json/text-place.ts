/** A place in a text, as editors count: line and column start at 1, columns are UTF-16 units. */
export interface TextPlace {
  readonly offset: number
  readonly line: number
  readonly column: number
}

/** The line around a place, cut to what fits beside a message, and how far into it the place is. */
export interface Excerpt {
  readonly text: string
  readonly caret: number
}

const excerptBefore = 40
const excerptAfter = 30

/** Finds line and column of an offset. Lines end with `\n` or `\r\n`. */
export function placeAt(text: string, offset: number): TextPlace {
  let line = 1
  let lineStart = 0
  for (;;) {
    const end = text.indexOf('\n', lineStart)
    if (end === -1 || end >= offset) break
    line += 1
    lineStart = end + 1
  }
  return { offset, line, column: offset - lineStart + 1 }
}

/** Cuts out what stands around an offset, within its line. Tabs become spaces, so that a caret below it fits. */
export function excerptAt(text: string, offset: number): Excerpt {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const nextBreak = text.indexOf('\n', offset)
  const lineEnd = nextBreak === -1 ? text.length : nextBreak
  const start = Math.max(lineStart, offset - excerptBefore)
  const end = Math.min(lineEnd, offset + excerptAfter)
  const before = `${start > lineStart ? '…' : ''}${text.slice(start, offset)}`
  const after = `${text.slice(offset, end)}${end < lineEnd ? '…' : ''}`
  return { text: `${before}${after}`.replace(/[\t\r]/g, ' '), caret: before.length }
}
