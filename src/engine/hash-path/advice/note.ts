import type { NOTE_TITLES } from './note-titles.ts'

/** Names a rule of MISP that surprises people. */
export type NoteId = keyof typeof NOTE_TITLES

/**
 * How much a note matters: an error makes the path find nothing (or the wrong thing) for sure, a warning probably does, an
 * info only explains.
 */
export type Severity = 'error' | 'warning' | 'info'

/** Something worth knowing about a place in a path, said for the case at hand. */
export interface Note {
  readonly id: NoteId
  readonly severity: Severity
  /** A few words, always the same for an id. */
  readonly title: string
  /** What happens here, for somebody who knows MISP and no PHP. */
  readonly sentence: string
  /** The part of the path it is about. */
  readonly start: number
  readonly end: number
  /** How to write what was probably meant. */
  readonly fix?: Fix
}

/** A change of the path: the text between two offsets is replaced. */
export interface Fix {
  /** What the change does, as a command. */
  readonly title: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The path with a fix carried out. */
export function applyFix(path: string, fix: Fix): string {
  return path.slice(0, fix.start) + fix.text + path.slice(fix.end)
}
