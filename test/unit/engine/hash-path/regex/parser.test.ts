import { describe, expect, it } from 'vitest'
import { readDelimited } from '@/engine/hash-path/regex/delimited-pattern.ts'
import { parsePattern } from '@/engine/hash-path/regex/parser.ts'

describe('parsePattern', () => {
  it('refuses a backslash at the end, as PCRE does: within delimiters there is none', () => {
    const { options } = readDelimited('//')
    expect(() => parsePattern('a\\', false, options)).toThrow('\\ at end of pattern')
  })
})
