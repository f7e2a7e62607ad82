import type { PhpValue } from '../../php/value.ts'
import type { Note } from '../advice/note.ts'
import { syntaxNotes } from '../advice/syntax-notes.ts'
import { describeDrops } from './describe-drops.ts'
import { describeFailure } from './describe-failure.ts'
import { outcomeOf, readingOf, resultCount } from './describe-result.ts'
import type { Explanation, PathMode, Step } from './explanation.ts'
import { meaningOf } from './meaning.ts'
import { pathNotes } from './path-notes.ts'
import { stepNotes } from './step-notes.ts'
import { tracePath, type PathTrace, type StepTrace } from './trace.ts'

/** What a path does with data, token by token, in words. */
export function explainPath(data: PhpValue, path: string, mode: PathMode = 'extract'): Explanation {
  return explainTrace(tracePath(data, path, mode))
}

/** As `explainPath`, for a path that was walked already. */
export function explainTrace(trace: PathTrace): Explanation {
  const notes = notesOf(trace)
  return {
    path: trace.path,
    mode: trace.mode,
    reading: readingOf(trace),
    steps: trace.steps.map((step, index) => explainStep(trace, step, index, notes)),
    outcome: outcomeOf(trace),
    count: resultCount(trace.result),
    notes,
    failure: describeFailure(trace),
  }
}

function explainStep(
  trace: PathTrace,
  { token, before, reached, kept }: StepTrace,
  index: number,
  notes: readonly Note[],
): Step {
  const { start } = token
  const next = trace.parsed?.tokens[index + 1]?.start ?? Infinity
  return {
    index,
    text: token.text,
    start,
    end: start + token.text.length,
    meaning: meaningOf(token, trace.parsed?.isSimple ?? true),
    itemsIn: before.count,
    reached: reached.count,
    itemsOut: kept.count,
    drops: describeDrops(trace, index),
    notes: notes.filter((note) => note.start >= start && note.start < next),
  }
}

/** In the order of their place. What the text of a path tells already need not be told of the data again. */
function notesOf(trace: PathTrace): Note[] {
  const syntax = trace.parsed === undefined ? [] : syntaxNotes(trace.parsed, trace.mode)
  const known = [...pathNotes(trace), ...syntax]
  const problems = known.filter(({ severity }) => severity !== 'info')
  const ofData = trace.steps
    .flatMap((_, index) => stepNotes(trace, index))
    .filter((note) => !problems.some((problem) => overlap(problem, note)))
  return [...known, ...ofData].toSorted((a, b) => a.start - b.start)
}

function overlap(a: Note, b: Note): boolean {
  return a.start < b.end && b.start < a.end
}
