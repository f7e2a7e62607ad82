import { describe, expect, it } from 'vitest'
import { failure, text } from '../render-text.ts'

const data = {
  n: 7,
  words: ['delta', 'Alpha', 'charlie'],
  d: { b: 2, a: 1, C: 3 },
  items: [
    { n: 'x', v: 3, t: ['p'] },
    { n: 'Y', v: 1 },
    { n: 'x', v: 2, t: [] },
  ],
  html: '<b>"q"</b>',
  s: 'Hello World',
}

describe('The sandbox', () => {
  it.each([
    [
      "[{{ ''.__class__ }}][{{ [].__class__ }}][{{ d|attr('__class__') }}][{{ d['__class__'] }}]",
      '[][][][]',
    ],
  ])('hides what begins with underscores: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ {'_x': 5}._x }} {{ {'__x': 5}.__x }} {{ {'__class__': 5}['__class__'] }}[{{ {'__class__': 5}.__class__ }}]",
      '5 5 5[]',
    ],
  ])('shows data of such names: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([["{{ {'items': 8}['items'] }} {{ {'items': 8}.items is callable }}", '8 True']])(
    'methods win over items behind a dot: %s',
    (template, expected) => {
      expect(text(template, data)).toBe(expected)
    },
  )

  it.each([
    ["{{ ''.__class__.__mro__ }}", 'SecurityError'],
    ['{{ cycler.__init__.__globals__ }}', 'SecurityError'],
    ['{{ range(100001) }}', 'OverflowError'],
    ['{{ range(0, 5, 0) }}', 'ValueError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})
