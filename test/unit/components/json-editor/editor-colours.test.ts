import { expect, it } from 'vitest'
import { toHex } from '@/components/json-editor/editor-colours'

it.each([
  ['rgb(26, 30, 37)', '#1a1e25'],
  ['rgba(255, 255, 255, 0.5)', '#ffffff'],
  ['rgb(0 128 0)', '#008000'],
])('%s is %s', (rgb, hex) => {
  expect(toHex(rgb)).toBe(hex)
})
