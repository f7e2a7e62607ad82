import { describe, expect, it } from 'vitest'
import { rethrowUnless } from '@/engine/rethrow-unless.ts'

describe('rethrowUnless', () => {
  it('takes an error of the expected class, or of one made from it', () => {
    expect(() => {
      rethrowUnless(Error, new TypeError('expected'))
    }).not.toThrow()
  })

  it('throws all others on as they are', () => {
    expect(() => {
      rethrowUnless(TypeError, new RangeError('unexpected'))
    }).toThrow(new RangeError('unexpected'))
  })
})
