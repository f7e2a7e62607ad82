import { expect, it } from 'vitest'
import { useGestures } from '@/components/parameter-form/gesture'

it('keeps one key while a field is typed in', () => {
  const gestures = useGestures()
  const first = gestures.typing('value')
  expect(gestures.typing('value')).toBe(first)
  expect(gestures.typing('path')).not.toBe(first)
  gestures.begin()
  expect(gestures.typing('value')).not.toBe(first)
})

it('gives every choice a key of its own', () => {
  const gestures = useGestures()
  const before = gestures.typing('value')
  const keys = [gestures.choice('tags'), gestures.choice('tags'), gestures.typing('value'), before]
  expect(new Set(keys).size).toBe(4)
  expect(useGestures().choice('tags')).not.toBe(keys[0])
})
