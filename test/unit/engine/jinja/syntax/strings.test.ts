import { describe, expect, it } from 'vitest'
import { decodeString } from '@/engine/jinja/syntax/strings.ts'

describe('decodeString', () => {
  it.each([
    ['a\\n\\t\\r\\\\\\"\\\'', 'a\n\t\r\\"\''],
    ['\\x41\\u00e9\\U0001f600', 'Aé😀'],
    ['\\101\\0\\7', 'A\0\x07'],
    ['\\a\\b\\f\\v', '\x07\b\f\v'],
    ['a\\\nb', 'ab'],
    ['\\q\\-', '\\q\\-'],
    ['\\é', '\\xe9'],
    ['\\😀', '\\U0001f600'],
    ['été', 'été'],
  ])('%j', (source, value) => {
    expect(decodeString(source, 1)).toBe(value)
  })

  it.each(['\\x4', '\\u00e', '\\U0011ffff', '\\N{BULLET}', '\\'])('refuses %j', (source) => {
    expect(() => decodeString(source, 7)).toThrow(
      expect.objectContaining({ kind: 'TemplateSyntaxError', line: 7 }),
    )
  })
})
