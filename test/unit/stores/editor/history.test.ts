import { describe, expect, it } from 'vitest'
import {
  emptyHistory,
  endGesture,
  MAX_STEPS,
  remember,
  stepBack,
  stepForward,
  type History,
} from '@/stores/editor/history'

function typed(history: History<string>, before: string, after: string, gesture?: string) {
  return remember(history, { label: after, before, after, ...(gesture ? { gesture } : {}) })
}

describe('history', () => {
  it('goes back and forward', () => {
    const history = typed(typed(emptyHistory(), '', 'a'), 'a', 'ab')
    const back = stepBack(history)
    expect(back?.state).toBe('a')
    const start = stepBack(back?.history ?? history)
    expect(start?.state).toBe('')
    expect(stepBack(start?.history ?? history)).toBeUndefined()
    const forward = stepForward(start?.history ?? history)
    expect(forward?.state).toBe('a')
    expect(stepForward(forward?.history ?? history)?.state).toBe('ab')
    expect(stepForward(history)).toBeUndefined()
  })

  it('makes one step of a gesture, until it ends', () => {
    let history = typed(typed(emptyHistory(), '', 'a', 'field'), 'a', 'ab', 'field')
    expect(history.done).toHaveLength(1)
    expect(history.done[0]).toMatchObject({ label: 'ab', before: '', after: 'ab' })
    history = typed(endGesture(history), 'ab', 'abc', 'field')
    expect(history.done).toHaveLength(2)
    history = typed(history, 'abc', 'x', 'other field')
    expect(history.done).toHaveLength(3)
    const plain = typed(emptyHistory(), '', 'a')
    expect(endGesture(plain)).toBe(plain)
    expect(endGesture(emptyHistory())).toEqual(emptyHistory())
  })

  it('forgets what was undone with the next step, and does not go on with its gesture', () => {
    const history = typed(typed(emptyHistory(), '', 'a', 'field'), 'a', 'b', 'other')
    const back = stepBack(history)
    const next = typed(back?.history ?? history, 'a', 'c', 'field')
    expect(next.undone).toEqual([])
    expect(next.done.map(({ after }) => after)).toEqual(['a', 'c'])
  })

  it('keeps a bounded number of steps', () => {
    let history = emptyHistory<string>()
    for (let step = 0; step < MAX_STEPS + 10; step += 1) {
      history = typed(history, String(step), String(step + 1))
    }
    expect(history.done).toHaveLength(MAX_STEPS)
    expect(history.done[0]?.before).toBe('10')
  })
})
