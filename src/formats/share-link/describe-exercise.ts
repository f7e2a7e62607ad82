import type { Exercise } from '@/formats/exercise/pack'
import { packOfLink } from '@/formats/exercise/shared-exercise'
import type { SharedContent } from './content'
import type { Description } from './describe'

/** What a link to an exercise holds: its task, and in figures what comes with it; never its solution. */
export function describeExercise(
  content: Extract<SharedContent, { kind: 'exercise' }>,
): Pick<Description, 'name' | 'text' | 'lines' | 'problems'> {
  const reading = packOfLink(content)
  if (!reading.ok) {
    const problems = reading.problems.map(
      (problem) => ({ severity: 'unreadable', ...problem }) as const,
    )
    return { name: content.name, text: '', lines: [], problems }
  }
  const { pack, exercise } = reading.value
  const by = [pack.author && `by ${pack.author}`, pack.licence].filter((part) => part !== '')
  return {
    name: exercise.title,
    text: exercise.task.join('\n\n').replaceAll('`', ''),
    lines: [
      exercise.kind === 'hash-path'
        ? 'On hash paths'
        : `On a workflow, for MISP ${exercise.version}`,
      ...dataLines(exercise),
      `${counted(exercise.hints.length, 'hint')} and the solution`,
      [`From the pack “${pack.name}”`, ...by].join(', '),
    ],
    problems: [],
  }
}

function dataLines(exercise: Exercise): readonly string[] {
  const [shown, hidden] =
    exercise.kind === 'hash-path'
      ? [exercise.events, exercise.hiddenEvents]
      : [exercise.cases.filter((one) => !one.hidden), exercise.cases.filter((one) => one.hidden)]
  return [
    ...shown.map(({ name }) => `Event: ${name}`),
    ...(hidden.length === 0 ? [] : [`${counted(hidden.length, 'more event')} to check on`]),
  ]
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`
}
