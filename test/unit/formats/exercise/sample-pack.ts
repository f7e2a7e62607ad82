import { readFileSync } from 'node:fs'
import type { PhpMap } from '@/engine/php/value'
import type { ExercisePack, HashPathExercise, WorkflowExercise } from '@/formats/exercise/pack'
import { readPack } from '@/formats/exercise/read-pack'

const event: PhpMap = {
  Event: { id: '7', info: 'A scan', Attribute: [{ id: '1', type: 'ip-src', value: '192.0.2.7' }] },
}

/** A pack of one exercise as its file holds it, with some fields of the pack or of the exercise changed. */
export function packFile(pack: object = {}, exercise: object = {}): string {
  return JSON.stringify({
    format: 1,
    id: 'first-steps',
    name: 'First steps',
    exercises: [
      {
        id: 'title',
        kind: 'hash-path',
        title: 'The title',
        task: ['Find the title under `info`.'],
        events: [{ name: 'A scan', data: event }],
        start: 'Event',
        solution: 'Event.info',
        hints: ['One more key.'],
        ...exercise,
      },
    ],
    ...pack,
  })
}

/** The pack of a text that has to be one. */
export function packOf(text: string): ExercisePack {
  const reading = readPack(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.value
}

/** A pack that ships with the page. */
export function shippedPack(id: string): ExercisePack {
  return packOf(readFileSync(`public/exercises/${id}.json`, 'utf8'))
}

/** An exercise on hash paths, with some fields changed. */
export function pathExercise(changes: object = {}): HashPathExercise {
  const [exercise] = packOf(packFile({}, changes)).exercises
  if (exercise?.kind !== 'hash-path') throw new Error('the sample is about hash paths')
  return exercise
}

/** A workflow exercise that ships with the page, with some fields changed. */
export function workflowExercise(
  id: string,
  changes: Partial<WorkflowExercise> = {},
): WorkflowExercise {
  const exercise = shippedPack('workflows').exercises.find((one) => one.id === id)
  if (exercise?.kind !== 'workflow') throw new Error(`${id} is no exercise about a workflow`)
  return { ...exercise, ...changes }
}
