import type { Note, Severity } from '@/engine/hash-path/advice/note'
import type { SpanKind, TokenSpan } from '@/engine/hash-path/explain/token-spans'

/** A piece of a path with one look. */
export interface PaintedPiece {
  readonly text: string
  readonly kind: SpanKind
  /** The worst problem that the piece is part of. */
  readonly severity: Severity | null
}

const ranks: readonly Severity[] = ['info', 'warning', 'error']

/**
 * Cuts a path where its tokens or its notes begin and end.
 *
 * @param spans the tokens, in order and without gaps
 * @param notes what is wrong with the path, with places in the same text
 */
export function paintPath(
  path: string,
  spans: readonly TokenSpan[],
  notes: readonly Pick<Note, 'start' | 'end' | 'severity'>[],
): PaintedPiece[] {
  return spans.flatMap(({ kind, start, end }) => {
    const inside = notes.flatMap((note) => [note.start, note.end])
    const cuts = [...new Set([start, ...inside.filter((at) => at > start && at < end), end])]
    cuts.sort((a, b) => a - b)
    return cuts.slice(1).map((to, index) => {
      const from = cuts[index] ?? start
      return { text: path.slice(from, to), kind, severity: worstAt(notes, from, to) }
    })
  })
}

function worstAt(
  notes: readonly Pick<Note, 'start' | 'end' | 'severity'>[],
  from: number,
  to: number,
): Severity | null {
  const around = notes.filter((note) => note.start < to && note.end > from)
  return ranks.findLast((rank) => around.some(({ severity }) => severity === rank)) ?? null
}
