import { describe, expect, it } from 'vitest'
import type { MispVersion } from '@/engine/compat.ts'
import { distributionIf } from '@/engine/modules/logic/distribution-if.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { tryModule, type TrialResult } from '../try-module.ts'

function check(Event: PhpMap, parameters: PhpMap, version: MispVersion = '2.5.19'): TrialResult {
  return tryModule(distributionIf, { data: { Event }, parameters, version })
}

const event = (distribution: string, Attribute: readonly PhpMap[] = []): PhpMap => ({
  distribution,
  Attribute,
})

describe('distribution-if on levels', () => {
  it.each<[string, readonly [boolean, boolean, boolean, boolean]]>([
    ['equals', [false, false, true, false]],
    ['not_equals', [true, true, false, true]],
    ['more_restrictive_or_equal_than', [false, false, true, true]],
    ['more_permisive_or_equal_than', [true, true, true, false]],
    ['in', [false, false, false, false]],
  ])('compares level 2 by %s with 0 to 3', (condition, expected) => {
    const results = ['0', '1', '2', '3'].map(
      (distribution) => check(event('2'), { scope: 'event', condition, distribution }).success,
    )
    expect(results).toEqual(expected)
  })

  it('combines the first attribute, its object and the event: nobody else first, then a sharing group, then the smaller', () => {
    const level = (attribute: PhpMap, distribution: string): string | undefined =>
      ['0', '1', '2', '3', '4'].find(
        (selected) =>
          check(event(distribution, [attribute]), { scope: 'attribute', distribution: selected })
            .success,
      )
    expect(level({ distribution: '5' }, '1')).toBe('1')
    expect(level({ distribution: '3' }, '2')).toBe('2')
    expect(level({ distribution: '0' }, '4')).toBe('0')
    expect(level({ distribution: '2', Object: { distribution: '1' } }, '3')).toBe('1')
    expect(level({ distribution: '2', Object: [] }, '3')).toBe('2')
  })

  it('has no answer for an event that inherits', () => {
    const { errors, success } = check(event('5'), { scope: 'event', distribution: '1' })
    expect(success).toBe(false)
    expect(errors).toEqual(['Distribution level not supported'])
    expect(check(event('-1'), { scope: 'event', distribution: '1' }).errors).toHaveLength(1)
  })

  it('dies of a chosen level that is a list', () => {
    const parameters = {
      scope: 'event',
      condition: 'more_restrictive_or_equal_than',
      distribution: ['1'],
    }
    expect(() => check(event('1'), parameters)).toThrow(PhpError)
  })
})

describe('distribution-if without attributes', () => {
  const parameters = { scope: 'attribute', distribution: '1' }

  it('does not match, before it died', () => {
    expect(check(event('1'), parameters).success).toBe(false)
    expect(() => check(event('1'), parameters, '2.5.1')).toThrow(PhpError)
  })

  it('dies where the event has no list of attributes at all, or is missing', () => {
    expect(() => check({ distribution: '1' }, parameters)).toThrow(PhpError)
    expect(() => tryModule(distributionIf, { parameters })).toThrow(PhpError)
  })

  it('died for sharing groups of the event too', () => {
    const groups = { scope: 'event', distribution: '4', sharing_group_id: ['1'] }
    expect(() => check(event('4'), groups, '2.5.1')).toThrow(PhpError)
  })
})

describe('distribution-if on sharing groups', () => {
  const attribute = { distribution: '4', sharing_group_id: '2' }
  const shared = { ...event('4', [attribute]), sharing_group_id: '1' }
  const groups = [[], ['1'], ['2'], ['1', '2']]

  function answers(
    Event: PhpMap,
    scope: string,
    condition: string,
    version: MispVersion,
  ): readonly boolean[] {
    return groups.map(
      (sharing_group_id) =>
        check(Event, { scope, condition, distribution: '4', sharing_group_id }, version).success,
    )
  }

  it('wants all groups of the event or attribute selected', () => {
    expect(answers(shared, 'event', 'equals', '2.5.19')).toEqual([false, true, false, true])
    expect(answers(shared, 'event', 'not_equals', '2.5.19')).toEqual([true, false, true, false])
    expect(answers(shared, 'attribute', 'equals', '2.5.19')).toEqual([false, false, false, true])
    expect(answers(shared, 'attribute', 'not_equals', '2.5.19')).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('compares the level first, since 2.5.19', () => {
    const open = event('3', [attribute])
    expect(answers(open, 'event', 'equals', '2.5.19')).toEqual([false, false, false, false])
    expect(answers(open, 'event', 'not_equals', '2.5.19')).toEqual([true, true, true, true])
    expect(answers(open, 'event', 'more_restrictive_or_equal_than', '2.5.19')).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  it('asked 2.5.1 whether there is any group when none was selected', () => {
    const open = event('1', [{ distribution: '5' }])
    expect(answers(shared, 'event', 'equals', '2.5.1')).toEqual([true, true, false, true])
    expect(answers(shared, 'event', 'not_equals', '2.5.1')).toEqual([false, false, true, false])
    expect(answers(open, 'event', 'equals', '2.5.1')).toEqual([false, true, true, true])
    expect(answers(open, 'event', 'not_equals', '2.5.1')).toEqual([true, true, true, true])
  })

  it('takes a group that is not named as none of the selected', () => {
    const unnamed = event('4')
    expect(answers(unnamed, 'event', 'equals', '2.5.19')).toEqual([false, false, false, false])
    expect(answers(unnamed, 'event', 'not_equals', '2.5.19')).toEqual([true, true, true, true])
  })

  it('refuses other conditions and a selection that is a text', () => {
    const parameters = { scope: 'event', distribution: '4', sharing_group_id: ['1'] }
    const { errors, success } = check(shared, {
      ...parameters,
      condition: 'more_permisive_or_equal_than',
    })
    expect(success).toBe(false)
    expect(errors).toEqual(['Condition operator not supported for that distribution level'])
    expect(() => check(shared, { ...parameters, sharing_group_id: '1' })).toThrow(PhpError)
  })
})
