import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { usePreview } from '@/components/parameter-form/use-preview'
import type { Reply } from '@/stores/worker-queue'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(answer: (query: string) => Promise<Reply<string>>) {
  const question = ref<string | null>('a')
  const ask = vi.fn(answer)
  const scope = effectScope()
  const preview = scope.run(() =>
    usePreview(
      () => question.value,
      () => ask,
    ),
  )
  if (preview === undefined) throw new Error('the scope has ended')
  return { question, ask, preview, scope }
}

const done = (value: string): Promise<Reply<string>> => Promise.resolve({ state: 'done', value })

async function pause(): Promise<void> {
  await nextTick()
  await vi.advanceTimersByTimeAsync(250)
}

it('asks once for what is typed in a go', async () => {
  const { question, ask, preview } = setUp((query) => done(query.toUpperCase()))
  question.value = 'ab'
  await nextTick()
  question.value = 'abc'
  await pause()
  expect(ask.mock.calls).toEqual([['abc']])
  expect(preview.answer.value).toBe('ABC')
})

it('forgets the answer when there is nothing to ask', async () => {
  const { question, preview } = setUp(done)
  await pause()
  question.value = null
  await pause()
  expect(preview.answer.value).toBeNull()
})

it('says why there is no answer', async () => {
  const replies: Record<string, Reply<string>> = {
    broken: { state: 'failed', message: 'no worker' },
    slow: { state: 'stopped', by: 'time-limit' },
  }
  const { question, preview } = setUp((query) =>
    replies[query] ? Promise.resolve(replies[query]) : done(query),
  )
  question.value = 'broken'
  await pause()
  expect(preview.trouble.value).toBe('no worker')
  question.value = 'slow'
  await pause()
  expect(preview.trouble.value).toBe('It took too long and was stopped.')
  question.value = 'fine'
  await pause()
  expect(preview.trouble.value).toBe('')
})

it('keeps the answer while a superseded question has none', async () => {
  const { question, preview } = setUp((query) =>
    query === 'b' ? Promise.resolve({ state: 'superseded' }) : done(query),
  )
  await pause()
  question.value = 'b'
  await pause()
  expect(preview.answer.value).toBe('a')
})

it('asks nothing when its form is gone', async () => {
  const { ask, scope } = setUp(done)
  scope.stop()
  await pause()
  expect(ask).not.toHaveBeenCalled()
})
