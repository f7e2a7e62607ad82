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

describe('Format strings', () => {
  it.each([
    [
      "{{ '%s|%5s|%-5s|%.1s' % ('a', 'b', 'c', 'de') }} {{ '%d|%05d|%+d|% d|%i' % (5, 42, 5, 5, 3.7) }} {{ '%x %X %#x %o' % (255, 255, 255, 8) }} {{ '%.2f %e %g %G' % (2.675, 12345.678, 0.00001, 1e20) }} {{ '%r %%' % 'q' }}",
      "a|    b|c    |d 5|00042|+5| 5|3 ff FF 0xff 10 2.67 1.234568e+04 1e-05 1E+20 'q' %",
    ],
    [
      "{{ '%(a)s %(b)03d' % {'a': 1, 'b': 2} }} {{ '%s' % [1, 2] }} {{ '%s' % missing }}|",
      '1 002 [1, 2] |',
    ],
    ["{{ ('<%s>'|safe) % '<' }}", '<&lt;>'],
    [
      "{{ '%.0f %.0f %.0f' % (0.5, 1.5, 2.5) }} {{ '%.30f' % 0.1 }} {{ '%5.1f|%-7.2f|%07.2f' % (3.14159, 3.14159, -3.14159) }}",
      '0 2 2 0.100000000000000005551115123126   3.1|3.14   |-003.14',
    ],
    [
      "{{ '%.0e %.0e %.1e %.2e %.2e %.2e' % (2.5, 3.5, 0.125, 1.125, 1.375, 2.675) }} {{ '%.4g %.1g %.2g' % (1002.5, 2.5, 12.5) }}",
      '2e+00 4e+00 1.2e-01 1.12e+00 1.38e+00 2.67e+00 1002 2 12',
    ],
  ])('percent: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ '{} {}'.format(1, 'a') }} {{ '{1}{0}'.format(1, 2) }} {{ '{x}'.format(x=1) }} {{ '{0} {1[a]} {1[b][0]}'.format(5, {'a': 1, 'b': [2]}) }} {{ '{!r:>5}'.format('a') }} {{ '{:{w}}|'.format('a', w=3) }} {{ '{{}}'.format() }}",
      "1 a 21 1 5 1 2   'a' a  | {}",
    ],
    [
      "{{ '{:>5}|{:<5}|{:^5}|{:*^6}|{:.2}'.format('a', 'b', 'c', 'd', 'efg') }} {{ '{:05d} {:+} {:x} {:#b} {:,} {:_} {:o}'.format(42, 5, 255, 5, 1234567, 1234567, 8) }} {{ '{:.2f} {:e} {:g} {:.1%} {:8.3f}|{:G} '.format(2.675, 12345.678, 0.00001, 0.256, 2.5, 1e-10) }}",
      '    a|b    |  c  |**d***|ef 00042 +5 ff 0b101 1,234,567 1_234_567 10 2.67 1.234568e+04 1e-05 25.6%    2.500|1E-10 ',
    ],
    [
      "{{ '{:=+8}'.format(5) }} {{ '{:08.2f}'.format(-3.5) }} {{ '{:5}|{:5}|{:>5}'.format(1, 'a', true) }}",
      '+      5 -0003.50     1|a    |    1',
    ],
    ["{{ ('<{}>'|safe).format('<') }}", '<&lt;>'],
  ])('braces: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([["[{{ '{0.__class__}'.format(1) }}]", '[]']])(
    'the sandbox: %s',
    (template, expected) => {
      expect(text(template, data)).toBe(expected)
    },
  )

  it.each([
    ["{{ '%s' % () }}", 'TypeError'],
    ["{{ '%s' % (1, 2) }}", 'TypeError'],
    ["{{ '%d' % 'x' }}", 'TypeError'],
    ["{{ '%x' % 1.5 }}", 'TypeError'],
    ["{{ '%z' % 1 }}", 'ValueError'],
    ["{{ '%' % () }}", 'ValueError'],
    ["{{ '%(a)s' % 1 }}", 'TypeError'],
    ["{{ '%(a)s' % {} }}", 'KeyError'],
    ["{{ '{}'.format() }}", 'IndexError'],
    ["{{ '{0} {}'.format(1, 2) }}", 'ValueError'],
    ["{{ '{x}'.format() }}", 'KeyError'],
    ["{{ '{'.format(1) }}", 'ValueError'],
    ["{{ '}'.format(1) }}", 'ValueError'],
    ["{{ '{:d}'.format('x') }}", 'ValueError'],
    ["{{ '{:s}'.format(1) }}", 'ValueError'],
    ["{{ '{:>3}'.format([1]) }}", 'TypeError'],
    ["{{ '{0.__class__.x}'.format(1) }}", 'SecurityError'],
    ["{{ '{:.2d}'.format(1) }}", 'ValueError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})
