import { describe, expect, it } from 'vitest'
import { countIf } from '@/engine/modules/logic/count-if.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

const data = { Event: { id: '1', Tag: [{ name: 'a' }, { name: 'b' }], list: { x: 1, y: 2 } } }

function holds(selector: string, operator: PhpValue, value: PhpValue): boolean {
  return tryModule(countIf, { data, parameters: { selector, operator, value } }).success
}

describe('count-if', () => {
  it.each<[string, boolean, boolean, boolean]>([
    ['equals', false, true, false],
    ['not_equals', true, false, true],
    ['greater', true, false, false],
    ['greater_equals', true, true, false],
    ['less', false, false, true],
    ['less_equals', false, true, true],
  ])('compares two tags by %s with 1, 2 and 3', (operator, one, two, three) => {
    expect(holds('Event.Tag.{n}', operator, '1')).toBe(one)
    expect(holds('Event.Tag.{n}', operator, ' 2.0')).toBe(two)
    expect(holds('Event.Tag.{n}', operator, '3')).toBe(three)
  })

  it('counts what a path without wildcard finds: items, keys, one value, nothing', () => {
    expect(holds('Event.Tag', 'equals', '2')).toBe(true)
    expect(holds('Event', 'equals', '3')).toBe(true)
    expect(holds('Event.id', 'equals', '1')).toBe(true)
    expect(holds('Event.nope', 'equals', '0')).toBe(true)
    expect(holds('', 'equals', '1')).toBe(true)
  })

  it('compares with a text that is no number as texts', () => {
    expect(holds('Event.Tag.{n}', 'greater', '')).toBe(true)
    expect(holds('Event.Tag.{n}', 'less', 'abc')).toBe(true)
  })

  it('is false for an operator MISP does not know, equals by default', () => {
    expect(holds('Event.Tag.{n}', 'gt', '1')).toBe(false)
    expect(holds('Event.Tag.{n}', null, '2')).toBe(true)
  })
})
