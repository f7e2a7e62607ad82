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

describe('Numbers at their edges', () => {
  it('infinity and NaN have no places', () => {
    expect(
      text(
        "{% set i = n * 1e308 %}{{ '{:e} {:f} {:g} {:%} {:F} {:E}'.format(i, -i, i, i, i, i) }} {{ '{:e}'.format(i - i) }} {{ '%e %.3f %F' % (i, -i, i - i) }}",
        data,
      ),
    ).toBe('inf -inf inf inf% INF INF nan inf -inf NAN')
  })

  it('infinity gets spaces or zeros in front, and no separators', () => {
    expect(
      text(
        "{% set i = n * 1e308 %}{{ '{:+f}|{:8f}|{:010f}|{:,f}|{:012,f}'.format(i, i, i, i, i) }}",
        data,
      ),
    ).toBe('+inf|     inf|0000000inf|inf|000000000inf')
  })

  it('a percentage beyond all floats is infinite', () => {
    expect(text("{{ '{:%}'.format(n * 1e307) }}", data)).toBe('inf%')
  })

  it('a precision without a type keeps a float a float', () => {
    expect(
      text(
        "{{ '{:.3}'.format(12.5) }} {{ '{:.3}'.format(123.0) }} {{ '{:.4}'.format(123.0) }} {{ '{:.10}'.format(5.0) }} {{ '{:.1}'.format(5.0) }} {{ '{:.17}'.format(0.1) }} {{ '{:.3}'.format(0.00001234) }}",
        data,
      ),
    ).toBe('12.5 1.23e+02 123.0 5.0 5e+00 0.10000000000000001 1.23e-05')
  })

  it('a precision of zero means one digit', () => {
    expect(
      text("{{ '{:.0}'.format(5.5) }} {{ '{:.0g}'.format(12.5) }} {{ '{:g}'.format(0.0) }}", data),
    ).toBe('6e+00 1e+01 0')
  })

  it('any number of places is exact', () => {
    expect(
      text("{{ '{:.100f}'.format(0.1) }} {{ '{:.120e}'.format(0.1) }} {{ '%.71f' % 0.5 }}", data),
    ).toBe(
      '0.1000000000000000055511151231257827021181583404541015625000000000000000000000000000000000000000000000 1.000000000000000055511151231257827021181583404541015625000000000000000000000000000000000000000000000000000000000000000000e-01 0.50000000000000000000000000000000000000000000000000000000000000000000000',
    )
  })

  it('an exponent rises when rounding gives a digit more', () => {
    expect(
      text(
        "{{ '{:.3e} {:.3e} {:.0e} {:.0e} {:.5e} {:.1e}'.format(9.9996, 99995000000.0, 9.5, 8.5, 0.0, 1e23) }}",
        data,
      ),
    ).toBe('1.000e+01 1.000e+11 1e+01 8e+00 0.00000e+00 1.0e+23')
  })

  it('zeros in front are grouped like the other digits', () => {
    expect(
      text(
        "{{ '{:08,}|{:09,}|{:010,}|{:04,}|{:03,}|{:+06,}|{:08,}'.format(1234, 1234, 1234567, 1, 1, 1, -1) }} {{ '{:012,.2f}|{:015,e}|{:015,g}'.format(1234.5, 1.5, 1e30) }}",
        data,
      ),
    ).toBe(
      '0,001,234|0,001,234|01,234,567|0,001|001|+0,001|-000,001 0,001,234.50|0,001.500000e+00|000,000,001e+30',
    )
  })

  it('other characters in front are not grouped', () => {
    expect(text("{{ '{:x=9,}|{:0>9,}|{:x<08,}|{:<08,}'.format(1234, 1234, 1, 1) }}", data)).toBe(
      'xxxx1,234|00001,234|1xxxxxxx|10000000',
    )
  })

  it('digits of a power of two stand in groups of four', () => {
    expect(
      text(
        "{{ '{:_x} {:_b} {:_o} {:#012_x} {:_d}'.format(123456, 1234567, 654321, 65432, 12345) }}",
        data,
      ),
    ).toBe('1_e240 1_0010_1101_0110_1000_0111 237_5761 0x0_0000_ff98 12_345')
  })

  it('a comma does not part hexadecimal digits', () => {
    expect(failure("{{ '{:,x}'.format(1234) }}", data)).toMatch(/^1: ValueError: ./)
  })

  it('the type n is d or g without separators', () => {
    expect(
      text("{{ '{:n}'.format(65) }} {{ '{:n}'.format(6.5) }} {{ '{:n}'.format(1234567.5) }}", data),
    ).toBe('65 6.5 1.23457e+06')
  })

  it('the type n takes no separator', () => {
    expect(failure("{{ '{:,n}'.format(65) }}", data)).toMatch(/^1: ValueError: ./)
  })

  it('a specification that is none is refused', () => {
    expect(failure("{{ '{:10 d}'.format(1) }}", data)).toMatch(/^1: ValueError: ./)
  })

  it('a zero in front of the width fills on any side', () => {
    expect(text("{{ '{:<05}|{:^05}|{:05}|{:=05}'.format('a', 'a', 'a', -5) }}", data)).toBe(
      'a0000|00a00|a0000|-0005',
    )
  })

  it('Markup takes no specification for Markup', () => {
    expect(failure("{{ ('<{:>9}>'|safe).format('<a>'|safe) }}", data)).toMatch(/^1: ValueError: ./)
  })

  it('Markup escapes what it lays out', () => {
    expect(text("{{ ('<{:>5}>{}'|safe).format('<', '<a>'|safe) }}", data)).toBe('<    &lt;><a>')
  })
})

describe('What has no digits', () => {
  it('NaN is no integer', () => {
    expect(failure("{% set i = n * 1e308 %}{{ '%d' % (i - i) }}", data)).toMatch(
      /^1: ValueError: ./,
    )
  })

  it('the point that # wants behind the digits of a float is refused, as it is not written here', () => {
    expect(failure("{{ '{:#.0f}'.format(1.0) }}", data)).toBe(
      '1: RuntimeError: the format flag # is not supported here',
    )
  })
})
