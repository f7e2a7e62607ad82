import type { TextSpan } from './places-in-text'

/** A piece of a text as editors count: lines and columns start at 1, the end is behind the last character. */
export interface TextRange {
  readonly startLine: number
  readonly startColumn: number
  readonly endLine: number
  readonly endColumn: number
}

/** Gives lines and columns for many spans of a text in one walk over it. */
export function rangesOfSpans(text: string, spans: readonly TextSpan[]): TextRange[] {
  const offsets = spans.flatMap(({ start, end }) => [start, end]).toSorted((a, b) => a - b)
  const places = new Map<number, { line: number; column: number }>()
  let line = 1
  let lineStart = 0
  for (const offset of offsets) {
    for (;;) {
      const next = text.indexOf('\n', lineStart)
      if (next === -1 || next >= offset) break
      line += 1
      lineStart = next + 1
    }
    places.set(offset, { line, column: offset - lineStart + 1 })
  }
  return spans.map(({ start, end }) => {
    const [from, to] = [places.get(start), places.get(end)]
    return {
      startLine: from?.line ?? 1,
      startColumn: from?.column ?? 1,
      endLine: to?.line ?? 1,
      endColumn: to?.column ?? 1,
    }
  })
}

/** The offset of a line and column; the end of the text when it has fewer lines. */
export function offsetOf(text: string, line: number, column: number): number {
  let lineStart = 0
  for (let left = line; left > 1; left -= 1) {
    const next = text.indexOf('\n', lineStart)
    if (next === -1) return text.length
    lineStart = next + 1
  }
  return Math.min(lineStart + column - 1, text.length)
}

/** The spans of ranges of a text. */
export function spansOfRanges(text: string, ranges: readonly TextRange[]): TextSpan[] {
  return ranges.map(({ startLine, startColumn, endLine, endColumn }) => ({
    start: offsetOf(text, startLine, startColumn),
    end: offsetOf(text, endLine, endColumn),
  }))
}
