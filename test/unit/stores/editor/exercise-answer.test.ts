import { effectScope } from 'vue'
import { beforeEach, afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { useExerciseAnswer } from '@/stores/editor/exercise-answer'
import { shippedPack, workflowExercise } from '../../formats/exercise/sample-pack'
import { editor, moduleOf } from './editor'

const opened = {
  key: 'workflows/stop-tlp-red',
  exercise: workflowExercise('stop-tlp-red'),
  pack: shippedPack('workflows'),
  index: 0,
}

function answering() {
  const one = editor()
  const kept: (readonly [string, string])[] = []
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const answer = scope.run(() =>
    useExerciseAnswer(one.state, one.opening, (key, text) => {
      kept.push([key, text])
      return Promise.resolve()
    }),
  )
  if (answer === undefined) throw new Error('The scope has ended.')
  return { ...one, answer, kept }
}

const nodesOf = (one: ReturnType<typeof answering>) =>
  one.state.graph.value.nodes.map(({ moduleId }) => moduleId)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('an exercise in the editor', () => {
  it('opens at its start, with the events that are shown', () => {
    const one = answering()
    expect(one.answer.openExercise(opened, '')).toBe(true)
    expect(nodesOf(one)).toEqual(['event-publish'])
    expect(one.state.document.value).toMatchObject({
      name: 'Events with tlp:red stay here',
      events: ['case:0', 'case:1'],
    })
    expect(one.state.exercise.value).toBe(opened)
    vi.advanceTimersByTime(1000)
    expect(one.kept).toEqual([])
  })

  it('keeps the answer after a pause, and is never unsaved', () => {
    const one = answering()
    one.answer.openExercise(opened, '')
    one.nodes.addModule(moduleOf('tag-if'), { x: 0, y: 0 })
    one.nodes.addModule(moduleOf('stop-execution'), { x: 0, y: 0 })
    expect(one.state.isDirty.value).toBe(false)
    expect(one.kept).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(one.kept).toEqual([[opened.key, one.opening.write()]])
  })

  it('keeps the answer at once when another document takes its place', () => {
    const one = answering()
    one.answer.openExercise(opened, '')
    one.nodes.addModule(moduleOf('tag-if'), { x: 0, y: 0 })
    const answer = one.opening.write()
    one.opening.close()
    expect(one.kept).toEqual([[opened.key, answer]])
    expect(one.state.exercise.value).toBeNull()
    one.nodes.addModule(moduleOf('tag-if'), { x: 0, y: 0 })
    vi.advanceTimersByTime(1000)
    expect(one.kept).toHaveLength(1)
  })

  it('goes on with a kept answer; one that cannot be read begins anew', () => {
    const one = answering()
    one.answer.openExercise(opened, JSON.stringify(opened.exercise.solution))
    expect(nodesOf(one)).toEqual(['event-publish', 'tag-if', 'stop-execution'])
    one.answer.openExercise(opened, '{')
    expect(nodesOf(one)).toEqual(['event-publish'])
  })

  it('puts the solution in, which can be undone', () => {
    const one = answering()
    one.answer.openExercise(opened, '')
    one.answer.putIn('solution')
    expect(nodesOf(one)).toEqual(['event-publish', 'tag-if', 'stop-execution'])
    one.state.undo()
    expect(nodesOf(one)).toEqual(['event-publish'])
  })

  it('ends when the answer is saved as a workflow', () => {
    const one = answering()
    one.answer.openExercise(opened, '')
    one.state.markSaved(one.state.document.value, { id: '1', revision: 1, tags: [] })
    expect(one.state.exercise.value).toBeNull()
  })
})
