import { describe, expect, it } from 'vitest'
import { rethrowUnless } from '@/engine/rethrow-unless.ts'

describe('rethrowUnless', () => {
  it('takes an error of one of the expected classes, or of a class made from one', () => {
    expect(() => {
      rethrowUnless(new TypeError('expected'), RangeError, Error)
    }).not.toThrow()
  })

  it('throws all others on as they are', () => {
    expect(() => {
      rethrowUnless(new RangeError('unexpected'), TypeError)
    }).toThrow(new RangeError('unexpected'))
  })
})
