import type { Reading } from '@/formats/simulated-misp/reading'
import type { SharedContent } from '@/formats/share-link/content'
import type { Exercise, ExercisePack } from './pack'
import { readPack } from './read-pack'

type SharedExercise = Extract<SharedContent, { kind: 'exercise' }>

/** What a link to an exercise holds: a pack with this exercise alone, its events in it. */
export function sharedExercise(pack: ExercisePack, exercise: Exercise): SharedExercise {
  const alone: ExercisePack = { ...pack, exercises: [exercise] }
  return { kind: 'exercise', name: exercise.title, content: JSON.stringify(alone), events: [] }
}

/** The exercise that a link holds and the pack it is from, or why it cannot be read. Never throws. */
export function packOfLink({
  content,
}: SharedExercise): Reading<{ readonly pack: ExercisePack; readonly exercise: Exercise }> {
  const reading = readPack(content)
  if (!reading.ok) return reading
  const { value: pack } = reading
  const [exercise] = pack.exercises
  if (exercise !== undefined) return { ok: true, value: { pack, exercise } }
  const what = 'There is no exercise in it.'
  return { ok: false, problems: [{ where: 'exercises', what, todo: '' }] }
}
