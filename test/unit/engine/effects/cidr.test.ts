import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cidrContains, parseCidr } from '@/engine/effects/cidr.ts'

function contains(network: string, inner: string): boolean | undefined {
  const [outer, other] = [parseCidr(network), parseCidr(inner)]
  return outer === undefined || other === undefined ? undefined : cidrContains(outer, other)
}

describe('networks', () => {
  it('hold addresses and smaller networks', () => {
    expect(contains('192.0.2.0/24', '192.0.2.255')).toBe(true)
    expect(contains('192.0.2.0/24', '192.0.3.0')).toBe(false)
    expect(contains('192.0.2.0/24', '192.0.2.0/25')).toBe(true)
    expect(contains('192.0.2.0/25', '192.0.2.0/24')).toBe(false)
    expect(contains('0.0.0.0/0', '203.0.113.9')).toBe(true)
    expect(contains('::/0', '203.0.113.9')).toBe(false)
    expect(contains('2001:db8::/33', '2001:db8:8000::1')).toBe(false)
    expect(contains('::ffff:192.0.2.0/120', '::ffff:192.0.2.7')).toBe(true)
  })

  it('are written with their length', () => {
    expect(parseCidr(' 192.0.2.1 ')?.text).toBe('192.0.2.1/32')
    expect(parseCidr('2001:db8::1')?.text).toBe('2001:db8::1/128')
  })

  it('are refused when they are none', () => {
    const wrong = [
      '',
      'example.com',
      '192.0.2',
      '192.0.2.256',
      '192.0.2.1.1',
      '192.0.2.a',
      '192.0.2.0/33',
      '192.0.2.0/-1',
      '192.0.2.0/x',
      '192.0.2.0/24/2',
      '2001:db8',
      '1:2:3:4:5:6:7:8:9',
      '1::2::3',
      '1:2:3:4:5:6:7:8::',
      '::g',
      '::192.0.2.999',
    ]
    expect(wrong.map(parseCidr)).toEqual(wrong.map(() => undefined))
  })

  test('every address is in the network of its leading bits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(), (address, number) => {
        const bits = address.includes(':') ? 128 : 32
        expect(contains(`${address}/${number % (bits + 1)}`, address)).toBe(true)
      }),
    )
  })

  test('no text makes reading fail', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect([true, false, undefined]).toContain(contains(left, right))
      }),
    )
  })
})
