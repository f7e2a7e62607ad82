import fc from 'fast-check'
import { expect, it } from 'vitest'
import { paintPath } from '@/components/path-input/paint-path'
import { tokenSpans } from '@/engine/hash-path/explain/token-spans'

const paths = fc.string({
  unit: fc.constantFrom('a', '.', '{n}', '[', ']', '=', 'b', ' ', '/', 'é'),
})
const notes = fc.array(
  fc.record({
    start: fc.nat(20),
    end: fc.nat(20),
    severity: fc.constantFrom('error', 'warning', 'info'),
  }),
)

it('loses nothing of the path, whatever is noted', () => {
  fc.assert(
    fc.property(paths, notes, (path, noted) => {
      const pieces = paintPath(path, tokenSpans(path), noted)
      expect(pieces.map(({ text }) => text).join('')).toBe(path)
      expect(pieces.every(({ text }) => text !== '')).toBe(true)
    }),
  )
})

it('underlines exactly the noted part, by the worst note there', () => {
  const path = 'Event.Tag.name'
  const pieces = paintPath(path, tokenSpans(path), [
    { start: 7, end: 12, severity: 'warning' },
    { start: 10, end: 14, severity: 'error' },
  ])
  expect(pieces.map(({ text, severity }) => [text, severity])).toEqual([
    ['Event', null],
    ['.', null],
    ['T', null],
    ['ag', 'warning'],
    ['.', 'warning'],
    ['na', 'error'],
    ['me', 'error'],
  ])
})
