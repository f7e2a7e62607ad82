import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatJson } from '@/formats/json/format-json'

describe('formatJson', () => {
  it('lays out as JSON.stringify does, whatever the white space before', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 4), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        expect(formatJson(text)).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  it('keeps digits, escapes and repeated fields', () => {
    expect(formatJson('{"a":12345678901234567890,"a":1.0,"b":"\\u0041 [,]"}')).toBe(
      '{\n  "a": 12345678901234567890,\n  "a": 1.0,\n  "b": "\\u0041 [,]"\n}',
    )
  })

  it('handles a text of many megabytes', () => {
    const long = `["${'a\\n'.repeat(2_000_000)}"]`
    expect(formatJson(long)).toBe(long.replace('[', '[\n  ').replace(/\]$/, '\n]'))
  })
})
