import { describe, expect, it } from 'vitest'
import { PhpError } from '@/engine/php/errors.ts'
import { describeFatal, fromFatal, toRunEnd, UnsupportedError } from '@/engine/run/fatal.ts'
import { LimitError } from '@/engine/run/limits.ts'

describe('the end of a run', () => {
  it('is a bound of ours where data are nested deeper than the call stack', () => {
    expect(toRunEnd(new RangeError('Maximum call stack size exceeded'))).toBeInstanceOf(LimitError)
  })

  it('is no fault of ours: that is thrown on', () => {
    const fault = new TypeError('a fault')
    expect(() => toRunEnd(fault)).toThrow(fault)
  })

  it.each([
    new PhpError('TypeError', 'died'),
    new LimitError('too much'),
    new UnsupportedError('not known'),
  ])('ends the run around it in the same way: %s', (end) => {
    expect(fromFatal(describeFatal(end, 'request'))).toEqual(end)
  })
})
