import { defineStore } from 'pinia'
import { markRaw, ref, shallowRef, watch } from 'vue'
import { maxMarked, type Evaluation } from '../../../workers/engine/protocol'
import type { Verdict } from '../../../workers/exercise/protocol'
import type { Completions } from '@/engine/hash-path/complete/completion'
import type { HashPathExercise } from '@/formats/exercise/pack'
import type { TextRange } from '@/formats/json/text-ranges'
import { createEngineClient } from '../engine'
import type { Reply } from '../worker-queue'

/** How reading the newest path ended. */
export type PathAnswer = Exclude<Reply<Evaluation>, { state: 'superseded' }>

/** The exercise on hash paths that is worked on: its event, the learner's path, and what the worker says about it. */
export const usePathExerciseStore = defineStore('path-exercise', () => {
  const client = markRaw(createEngineClient())
  const exercise = shallowRef<HashPathExercise | null>(null)
  /** Which of the events is looked at. */
  const chosen = ref(0)
  const path = ref('')
  const answer = shallowRef<PathAnswer | null>(null)
  const verdict = shallowRef<Verdict | null>(null)
  /** Why there is no verdict; empty when there is one, or one is on its way. */
  const failure = ref('')
  /** The data as the trigger hands them over, and the places in them that the path finds. */
  const data = shallowRef<{ readonly text: string } | null>(null)
  const marks = shallowRef<readonly TextRange[]>([])

  async function open(opened: HashPathExercise, at: string): Promise<void> {
    exercise.value = opened
    path.value = at
    answer.value = null
    verdict.value = null
    await choose(0)
  }

  /** Looks at another event of the exercise. */
  async function choose(index: number): Promise<void> {
    const event = exercise.value?.events[index]
    if (exercise.value === null || event === undefined) return
    chosen.value = index
    marks.value = []
    await client.fire({ id: exercise.value.trigger, record: 0 })
    const loaded = await client.load(JSON.stringify(event.data))
    if (loaded.state !== 'done') return
    const text = await client.dataText('normalised')
    if (text.state === 'done') data.value = text.value
    await check()
  }

  async function check(): Promise<void> {
    await Promise.all([readPath(), checkPath()])
  }

  async function readPath(): Promise<void> {
    const query = { path: path.value, mode: 'extract', form: 'normalised' } as const
    const reply = await client.evaluate(query)
    if (reply.state === 'superseded') return
    answer.value = reply
    const evaluation = reply.state === 'done' ? reply.value : null
    if (evaluation?.outcome !== 'value' || evaluation.count > maxMarked) marks.value = []
    else await mark(evaluation.id)
  }

  async function mark(id: number): Promise<void> {
    const ranges = await client.ranges(id, 'normalised')
    if (ranges.state === 'done') marks.value = ranges.value ?? []
  }

  async function checkPath(): Promise<void> {
    if (exercise.value === null) return
    const reply = await tryPath(exercise.value, path.value)
    if (reply.state === 'superseded') return
    verdict.value = reply.state === 'done' ? reply.value : null
    failure.value = failureOf(reply)
  }

  /** Checks a path against any exercise. Only the newest of several checks is answered. */
  function tryPath(of: HashPathExercise, text: string): Promise<Reply<Verdict>> {
    return client.checkPath(of, text)
  }

  watch(path, check)

  async function complete(text: string, cursor: number): Promise<Completions | null> {
    const reply = await client.ask('complete', (engine) =>
      engine.completePath({ path: text, cursor, form: 'normalised' }),
    )
    return reply.state === 'done' && reply.value.outcome === 'completed' ? reply.value : null
  }

  return {
    exercise,
    chosen,
    path,
    answer,
    verdict,
    failure,
    data,
    marks,
    open,
    choose,
    complete,
    tryPath,
  }
})

function failureOf(reply: Exclude<Reply<Verdict>, { state: 'superseded' }>): string {
  if (reply.state === 'done') return ''
  return reply.state === 'failed'
    ? reply.message
    : 'Reading this path takes too long: it was stopped.'
}
