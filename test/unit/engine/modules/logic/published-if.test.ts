import { describe, expect, it } from 'vitest'
import { publishedIf } from '@/engine/modules/logic/published-if.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

function holds(condition: string, Event: PhpMap): boolean {
  return tryModule(publishedIf, { data: { Event }, parameters: { condition } }).success
}

describe('published-if', () => {
  it.each<[PhpValue, boolean]>([
    [true, true],
    ['1', true],
    [false, false],
    ['0', false],
    [null, false],
    // Not empty, so published.
    ['false', true],
  ])('takes published %j as %j', (published, expected) => {
    expect(holds('equals', { published })).toBe(expected)
    expect(holds('not_equals', { published })).toBe(!expected)
  })

  it('takes an event that does not say for not published', () => {
    expect(holds('equals', {})).toBe(false)
    expect(holds('not_equals', {})).toBe(true)
  })

  it('is false for a condition MISP does not know', () => {
    expect(holds('foo', { published: true })).toBe(false)
  })

  it('asks for published events by default', () => {
    expect(tryModule(publishedIf, { data: { Event: { published: true } } }).success).toBe(true)
  })
})
