import { describe, expect, it } from 'vitest'
import { threatLevelIf } from '@/engine/modules/logic/threat-level-if.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { tryModule } from '../try-module.ts'

const medium = { Event: { threat_level_id: '2' } }

function holds(condition: string, threatlevel: string, data: PhpMap = medium): boolean {
  return tryModule(threatLevelIf, { data, parameters: { condition, threatlevel } }).success
}

describe('threat-level-if', () => {
  it.each<[string, boolean, boolean, boolean]>([
    ['equals', false, true, false],
    ['not_equals', true, false, true],
    // A greater threat has a smaller id.
    ['greater_or_equal_than', false, true, true],
    ['less_or_equal_than', true, true, false],
  ])('compares medium by %s with high, medium and low', (condition, high, same, low) => {
    expect(holds(condition, '1')).toBe(high)
    expect(holds(condition, '2')).toBe(same)
    expect(holds(condition, '3')).toBe(low)
  })

  it('never equals the default, which is a name where ids are compared', () => {
    expect(tryModule(threatLevelIf, { data: { Event: { threat_level_id: '3' } } }).success).toBe(
      false,
    )
  })

  it('takes a missing level as nothing, and unknown conditions as false', () => {
    expect(holds('equals', '1', {})).toBe(false)
    expect(holds('x', '2')).toBe(false)
  })
})
