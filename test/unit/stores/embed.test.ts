import { expect, it } from 'vitest'
import { readEmbedding, useEmbedding } from '@/stores/embed'

it.each([
  ['', false, false, null, ''],
  ['#/run?theme=dark', false, false, null, '#/run?theme=dark'],
  ['#/hash-path?embed', true, false, null, '#/hash-path'],
  ['#/hash-path?path=a.b&embed&theme=dark', true, false, 'dark', '#/hash-path?path=a.b'],
  ['#/s/2.abc?embed=read-only&theme=light', true, true, 'light', '#/s/2.abc'],
  ['#/s/2.abc?embed=1&theme=pink', true, false, null, '#/s/2.abc'],
  ['#/hash-path?path=what%3F&embed', true, false, null, '#/hash-path?path=what%3F'],
])('%j', (hash, isEmbedded, isReadOnly, theme, ownAddress) => {
  expect(readEmbedding(hash)).toEqual({ isEmbedded, isReadOnly, theme, ownAddress })
})

it('is no embedding where there is no address', () => {
  expect(useEmbedding()).toMatchObject({ isEmbedded: false, isReadOnly: false, theme: null })
})
