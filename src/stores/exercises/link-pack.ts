import type { Exercise, ExercisePack } from '@/formats/exercise/pack'

/** The pack that holds what came with links. */
export const linkPackId = 'from-links'

/**
 * Puts an exercise into the pack of what came with links. One that is there already stays as it is; another one of the
 * same id gets a new one.
 *
 * @param pack null while nothing came with a link
 */
export function addToLinkPack(
  pack: ExercisePack | null,
  exercise: Exercise,
): { readonly pack: ExercisePack; readonly exercise: string } {
  const before = pack ?? emptyPack
  const text = JSON.stringify(exercise)
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? exercise.id : `${exercise.id.slice(0, 70)}-${String(number)}`
    const same = before.exercises.find((one) => one.id === id)
    if (same === undefined) {
      const exercises = [...before.exercises, { ...exercise, id }]
      return { pack: { ...before, exercises }, exercise: id }
    }
    if (JSON.stringify({ ...same, id: exercise.id }) === text) return { pack: before, exercise: id }
  }
}

const emptyPack: ExercisePack = {
  format: 1,
  id: linkPackId,
  name: 'From links',
  description: 'Exercises that came with a link.',
  author: '',
  licence: '',
  exercises: [],
}
