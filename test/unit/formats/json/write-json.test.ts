import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PhpValue } from '@/engine/php/value'
import { writeJson } from '@/formats/json/write-json'

const values = fc.json({ maxDepth: 5 }).map((text): PhpValue => JSON.parse(text))

describe('writeJson', () => {
  it('writes what JSON.stringify writes', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0, 2), (value, indent) => {
        expect(writeJson(value, { indent, maxLength: Infinity })).toEqual({
          text: JSON.stringify(value, null, indent),
          complete: true,
        })
      }),
    )
  })

  it('gives the beginning of that when it is too long', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0, 2), fc.nat(60), (value, indent, maxLength) => {
        const whole = JSON.stringify(value, null, indent)
        expect(writeJson(value, { indent, maxLength })).toEqual({
          text: whole.slice(0, maxLength),
          complete: whole.length <= maxLength,
        })
      }),
    )
  })

  it('does not read on once it has enough', () => {
    const many = Array.from({ length: 2_000_000 }, (_, index) => index)
    const start = performance.now()
    expect(writeJson(many, { indent: 0, maxLength: 20 }).text).toBe('[0,1,2,3,4,5,6,7,8,9')
    expect(performance.now() - start).toBeLessThan(50)
  })

  it('keeps prototype keys as plain fields', () => {
    const value: PhpValue = JSON.parse('{"__proto__":{"a":1}}')
    expect(writeJson(value, { indent: 0, maxLength: 100 }).text).toBe('{"__proto__":{"a":1}}')
  })
})
