import type { Span } from '../explain/condition-layout.ts'
import { NOTE_TITLES } from './note-titles.ts'
import type { Fix, Note, NoteId, Severity } from './note.ts'

/** A note on a part of a path. */
export function makeNote(
  severity: Severity,
  id: NoteId,
  { start, end }: Span,
  sentence: string,
  fix?: Fix,
): Note {
  const note = { id, severity, title: NOTE_TITLES[id], sentence, start, end }
  return fix === undefined ? note : { ...note, fix }
}

/** A fix that puts a text in place of a part of the path. */
export function replace(title: string, { start, end }: Span, text: string): Fix {
  return { title, start, end, text }
}

/** A fix that puts a text before an offset. */
export function insertAt(title: string, offset: number, text: string): Fix {
  return { title, start: offset, end: offset, text }
}
