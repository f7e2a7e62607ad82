import { expect, it } from 'vitest'
import { momentOf } from '@/components/text/moments'

const now = new Date(2026, 10, 22, 14, 30).getTime()
const minute = 60_000

it.each([
  [0, 'just now'],
  [-0.5, 'just now'],
  [1, '1 minute ago'],
  [5.9, '5 minutes ago'],
  [59, '59 minutes ago'],
  [90, 'today 13:00'],
  [24 * 60, 'yesterday 14:30'],
  [15 * 60, 'yesterday 23:30'],
  [24 * 60 * 30, '23 Oct 2026'],
])('%d minutes before now is “%s”', (minutes, text) => {
  expect(momentOf(now - minutes * minute, now)).toBe(text)
})

it('tells a moment to come with its date', () => {
  expect(momentOf(now + 5 * minute, now)).toMatch(/22 Nov 2026.*14:35/)
})
