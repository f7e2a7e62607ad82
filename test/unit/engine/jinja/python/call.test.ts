import { describe, expect, it } from 'vitest'
import { bindArguments } from '@/engine/jinja/python/call.ts'
import { repr } from '@/engine/jinja/python/repr.ts'
import type { Value } from '@/engine/jinja/python/value.ts'
import { DEFAULT_LIMITS, withBudget } from '@/engine/jinja/budget.ts'

function bound(
  signature: string,
  positional: Value[],
  named: Record<string, Value> = {},
): string[] {
  return withBudget(DEFAULT_LIMITS, () =>
    bindArguments('f', signature, { positional, named: new Map(Object.entries(named)) }).map(repr),
  )
}

describe('bindArguments', () => {
  it('fills parameters by order, by name and by default', () => {
    expect(bound('a, b=2, c=None', [1n])).toEqual(['1', '2', 'None'])
    expect(bound('a, b=2, c=None', [1n], { c: 'x' })).toEqual(['1', '2', "'x'"])
    expect(bound('a, b=2', [], { b: null, a: 1n })).toEqual(['1', 'None'])
    expect(bound('', [])).toEqual([])
  })

  it('reads all kinds of defaults', () => {
    expect(bound('a=-1, b=1.5, c=True, d=False, e=, f=utf-8', [])).toEqual([
      '-1',
      '1.5',
      'True',
      'False',
      "''",
      "'utf-8'",
    ])
  })

  it('collects the rest', () => {
    expect(bound('a, *rest, **named', [1n, 2n, 3n], { x: 4n })).toEqual(['1', '(2, 3)', "{'x': 4}"])
    expect(bound('*rest, **named', [])).toEqual(['()', '{}'])
  })

  it('takes None for an argument', () => {
    expect(bound('a=1', [null])).toEqual(['None'])
  })

  it.each([
    ['a', [], {}, "f() is missing argument 'a'"],
    ['a', [1n, 2n], {}, 'f() got too many arguments'],
    ['a', [1n], { a: 2n }, "f() got argument 'a' twice"],
    ['a', [1n], { b: 2n }, "f() got an unexpected argument 'b'"],
  ])('refuses what does not fit (%s)', (signature, positional, named, message) => {
    expect(() => bound(signature, positional, named)).toThrow(message)
  })
})
