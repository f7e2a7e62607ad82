import type { PhpValue } from '../../php/value.ts'
import { conditionLayouts } from '../explain/condition-layout.ts'
import { explainPath } from '../explain/explain-path.ts'
import type { PathMode } from '../explain/explanation.ts'
import { parsePath, type ParsedPath } from '../parse-path.ts'
import { dottedAttribute } from './check-conditions.ts'
import { checkLists } from './check-lists.ts'
import type { Note } from './note.ts'
import { syntaxNotes } from './syntax-notes.ts'

/**
 * The problems of a path in the order of their place, with a fix where one is known. With data at hand it is tried on
 * them; without, MISP's own fields are known.
 */
export function advisePath(path: string, data?: PhpValue, mode: PathMode = 'extract'): Note[] {
  const notes =
    data === undefined
      ? notesWithoutData(parsePath(path), mode)
      : explainPath(data, path, mode).notes
  return notes.filter(({ severity }) => severity !== 'info').toSorted((a, b) => a.start - b.start)
}

function notesWithoutData(path: ParsedPath, mode: PathMode): Note[] {
  if (mode === 'get') return syntaxNotes(path, mode)
  const dotted = path.tokens.flatMap((token) =>
    conditionLayouts(token).flatMap((layout) => dottedAttribute(layout, path.text.length) ?? []),
  )
  return [...syntaxNotes(path, mode), ...checkLists(path), ...dotted]
}
