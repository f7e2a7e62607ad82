import type { Exercise, ExercisePack } from './pack'

/** An exercise in a list. */
export interface ExerciseOutline {
  readonly id: string
  readonly kind: Exercise['kind']
  readonly title: string
}

/** What a list shows of a pack. */
export interface PackOutline {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly author: string
  readonly licence: string
  readonly exercises: readonly ExerciseOutline[]
}

export function outlineOf(pack: ExercisePack): PackOutline {
  const { id, name, description, author, licence, exercises } = pack
  return {
    id,
    name,
    description,
    author,
    licence,
    exercises: exercises.map(({ id: exercise, kind, title }) => ({ id: exercise, kind, title })),
  }
}
