import { expect, it } from 'vitest'
import { isEmpty } from '@/engine/php/empty.ts'

it('an array is empty that has no entries of its own', () => {
  expect(isEmpty({ __proto__: { inherited: 1 } })).toBe(true)
  expect(isEmpty({})).toBe(true)
  expect(isEmpty({ own: null })).toBe(false)
})
