import type { Exercise, ExercisePack } from '@/formats/exercise/pack'
import type { ContentProblem } from '@/formats/simulated-misp/reading'
import type { Verdict } from '../../../workers/exercise/protocol'

/** Checks an answer to an exercise; null when it could not be checked. */
export type CheckAnswer = (
  exercise: Exercise,
  answer: 'start' | 'solution',
) => Promise<Verdict | null>

/**
 * Tries a pack as a learner would: the solution of every exercise has to solve it, and what it starts with must not.
 *
 * @returns what its author wants to know; empty when all is well
 */
export async function tryPack(
  { exercises }: ExercisePack,
  check: CheckAnswer,
): Promise<readonly ContentProblem[]> {
  const problems: ContentProblem[] = []
  for (const [index, exercise] of exercises.entries()) {
    const where = `exercises.${String(index)}`
    const solution = await check(exercise, 'solution')
    if (solution?.passes === false) {
      const what = `The solution does not solve it: ${firstFailure(solution)}`
      problems.push({ where: `${where}.solution`, what, todo: 'Correct solution or checks.' })
    }
    const start = await check(exercise, 'start')
    if (start?.passes === true) {
      const todo = 'Leave something to be done, or check more.'
      problems.push({ where: `${where}.start`, what: 'It is solved as it starts.', todo })
    }
  }
  return problems
}

function firstFailure({ groups }: Verdict): string {
  const failed = groups.flatMap(({ results }) => results).find(({ passes }) => !passes)
  return failed === undefined ? '' : `“${failed.say}”: ${failed.found}`
}
