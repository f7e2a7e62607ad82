import { describe, expect, it } from 'vitest'
import { comparisonOf, reasonOf, sentenceFor } from '@/engine/run/explain/judge.ts'

describe('an operator that looks into a list', () => {
  it.each(['in', 'not_in', 'in_or', 'not_in_or'])(
    '%s is told to have found a single value',
    (operator) => {
      const reason = reasonOf('tlp:red', operator, 'tlp:red', false)
      expect(reason).toBe('single-found')
      expect(sentenceFor({ reason, isKept: false }, 'tlp:red', 'tlp:red')).toBe(
        'The condition does not hold: this operator needs a list, and here is a single value ("tlp:red").',
      )
    },
  )

  it('has nothing to compare in a single value', () => {
    expect(comparisonOf('tlp:red', 'in', 'tlp:red')).toBeNull()
  })
})

it('names three of the values in the list, and counts the others', () => {
  const values = ['a', 'b', 'c', 'd', 'e']
  expect(sentenceFor({ reason: 'in-list', isKept: true }, values, values)).toBe(
    'The condition holds: "a", "b", "c" and 2 more are in the list.',
  )
})
