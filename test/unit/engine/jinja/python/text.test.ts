import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS, withBudget } from '@/engine/jinja/budget.ts'
import {
  characters,
  compareTexts,
  concatenate,
  cut,
  repeat,
  replaceText,
  size,
  strip,
} from '@/engine/jinja/python/text.ts'

beforeAll(() => {
  withBudget(DEFAULT_LIMITS, () => undefined)
})

describe('texts count in code points', () => {
  it('counts, cuts and splits', () => {
    expect(size('a😀b')).toBe(3)
    expect(cut('a😀b', 1, 2)).toBe('😀')
    expect(cut('abc', 1)).toBe('bc')
    expect(characters('a😀')).toEqual(['a', '😀'])
  })

  it('orders by code point, where JavaScript orders by UTF-16 unit', () => {
    expect('😀' < '\uffee').toBe(true)
    expect(compareTexts('😀', '\uffee')).toBeGreaterThan(0)
    expect(compareTexts('\uffee', '😀')).toBeLessThan(0)
    expect(compareTexts('😀', '😀a')).toBeLessThan(0)
    expect(compareTexts('😀a', '😀')).toBeGreaterThan(0)
    expect(compareTexts('a', 'b')).toBeLessThan(0)
    expect(compareTexts('😀', '😀')).toBe(0)
  })
})

describe('strip', () => {
  it('knows the whitespace of Python, which is not that of JavaScript', () => {
    expect(strip('\x1c\x85\u00a0 a\u2028')).toBe('a')
    expect(strip('\ufeffa')).toBe('\ufeffa')
  })

  it('strips sides and characters', () => {
    expect(strip(' a ', 'left')).toBe('a ')
    expect(strip(' a ', 'right')).toBe(' a')
    expect(strip('😀a😀', 'both', '😀')).toBe('a')
    expect(strip('   ')).toBe('')
    expect(strip(' a ', 'both', '')).toBe(' a ')
  })
})

describe('replaceText', () => {
  it.each([
    ['aaa', 'a', 'b', 2, 'bba'],
    ['aaa', 'a', '', -1, ''],
    ['ab', '', '-', -1, '-a-b-'],
    ['ab', '', '-', 2, '-a-b'],
    ['', '', 'x', -1, 'x'],
    ['a$&b', '$&', '$1', -1, 'a$1b'],
    ['abc', 'x', 'y', -1, 'abc'],
    ['abc', 'b', 'y', 0, 'abc'],
  ])('%j: %j by %j, %i times', (text, old, by, count, expected) => {
    expect(replaceText(text, old, by, count)).toBe(expected)
  })
})

it('repeats, joins and escapes', () => {
  expect(repeat('ab', 2)).toBe('abab')
  expect(repeat('ab', -1)).toBe('')
  expect(concatenate(['a', 'b'], '-')).toBe('a-b')
})
