import { parsePath, type PathToken } from '../parse-path.ts'
import {
  conditionLayouts,
  ignoredSpans,
  type ConditionLayout,
  type Span,
} from './condition-layout.ts'

/** What a piece of a path is, for colouring it. `invalid` is text in brackets that MISP ignores. */
export type SpanKind =
  | 'key'
  | 'wildcard'
  | 'index'
  | 'dot'
  | 'space'
  | 'bracket'
  | 'attribute'
  | 'operator'
  | 'value'
  | 'regex'
  | 'invalid'

export interface TokenSpan extends Span {
  readonly kind: SpanKind
}

/**
 * A path cut into pieces of one kind each, in order and without gaps. In the mode `get` everything between dots is a key.
 */
export function tokenSpans(path: string, mode: 'extract' | 'get' = 'extract'): TokenSpan[] {
  return mode === 'get' ? keySpans(path) : pathSpans(path)
}

function keySpans(path: string): TokenSpan[] {
  const writer = new SpanWriter()
  for (const [number, key] of path.split('.').entries()) {
    if (number > 0) writer.add('dot', writer.end + 1)
    writer.add('key', writer.end + key.length)
  }
  return writer.spans
}

function pathSpans(path: string): TokenSpan[] {
  const writer = new SpanWriter()
  for (const [number, token] of parsePath(path).tokens.entries()) {
    if (number > 0) {
      writer.add('space', path.indexOf('.', writer.end))
      writer.add('dot', writer.end + 1)
    }
    writer.add('space', token.start)
    writer.add(keyKind(token), token.start + token.key.length)
    writeConditions(writer, token)
  }
  writer.add('space', path.length)
  return writer.spans
}

function keyKind({ kind, key }: PathToken): SpanKind {
  if (kind === 'name') return /^\d+$/.test(key) ? 'index' : 'key'
  return kind === 'numeric' ? 'index' : 'wildcard'
}

function writeConditions(writer: SpanWriter, token: PathToken): void {
  const parts = [
    ...conditionLayouts(token).map((layout) => ({ layout, start: layout.start, end: layout.end })),
    ...ignoredSpans(token).map((span) => ({ layout: undefined, ...span })),
  ].toSorted((a, b) => a.start - b.start)
  for (const { layout, end } of parts) {
    if (layout === undefined) writer.add('invalid', end)
    else writeCondition(writer, layout)
  }
}

function writeCondition(writer: SpanWriter, layout: ConditionLayout): void {
  const { condition, attribute, operator, value } = layout
  writer.add('bracket', attribute.start)
  writer.add('attribute', attribute.end)
  if (operator !== undefined && value !== undefined) {
    writer.add('space', operator.start)
    writer.add('operator', operator.end)
    writer.add('space', value.start)
    writer.add(condition.regex === undefined ? 'value' : 'regex', value.end)
  }
  writer.add('bracket', layout.end)
}

/** Puts one piece behind another. */
class SpanWriter {
  readonly spans: TokenSpan[] = []
  end = 0

  /** The next piece, up to an offset; nothing when that is where the last one ended. */
  add(kind: SpanKind, end: number): void {
    if (end <= this.end) return
    this.spans.push({ kind, start: this.end, end })
    this.end = end
  }
}
