import { expect, it } from 'vitest'
import { readEmbedding, useEmbedding } from '@/stores/embed'

it.each([
  ['', false, false, null],
  ['#/run?theme=dark', false, false, null],
  ['#/hash-path?embed', true, false, null],
  ['#/hash-path?embed&theme=dark', true, false, 'dark'],
  ['#/s/2.abc?embed=read-only&theme=light', true, true, 'light'],
  ['#/s/2.abc?embed=1&theme=pink', true, false, null],
])('%j', (hash, isEmbedded, isReadOnly, theme) => {
  expect(readEmbedding(hash)).toEqual({ isEmbedded, isReadOnly, theme })
})

it('is no embedding where there is no address', () => {
  expect(useEmbedding()).toEqual({ isEmbedded: false, isReadOnly: false, theme: null })
})
