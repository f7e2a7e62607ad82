import { arrayGet, isPhpArray } from '../../php/array.ts'
import { makeNote } from '../advice/make-note.ts'
import type { Note } from '../advice/note.ts'
import { conditionLayouts } from './condition-layout.ts'
import { conditionNotes } from './condition-notes.ts'
import { keyNotes } from './key-notes.ts'
import { readPlace } from './place.ts'
import type { PathTrace } from './trace.ts'

/** What is worth knowing about what a step did with the data. */
export function stepNotes(trace: PathTrace, index: number): Note[] {
  const step = trace.steps[index]
  if (step === undefined || step.before.count === 0) return []
  const failed = trace.failure?.step === index ? noteFailedRegex(trace, index) : []
  return [...keyNotes(trace, step, index), ...conditionNotes(step, trace.path.length), ...failed]
}

/** A regex that met a list: PHP's error ends everything. */
function noteFailedRegex({ data, failure, steps }: PathTrace, index: number): Note[] {
  const token = steps[index]?.token
  const item = failure?.place && readPlace(data, failure.place)
  if (token === undefined || !isPhpArray(item)) return []
  const layout = conditionLayouts(token).find(
    ({ condition }) =>
      condition.regex !== undefined && isPhpArray(arrayGet(item, condition.attribute)),
  )
  if (layout === undefined) return []
  const sentence = `“${layout.condition.attribute}” is a list or an object in one of the items. A regex compares texts and numbers only: PHP ends with an error, and MISP ends the whole run.`
  return [makeNote('error', 'regex-meets-list', layout, sentence)]
}
