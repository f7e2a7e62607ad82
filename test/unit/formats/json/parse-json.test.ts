import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxDepth, parseJson } from '@/formats/json/parse-json'

describe('parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = parseJson(JSON.stringify(value))
        expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(value))
      }),
    )
  })

  it('skips a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":1}')).toEqual({ ok: true, value: { a: 1 } })
  })

  it('counts places behind a byte order mark from the start of the text', () => {
    const parsed = parseJson('\uFEFF{"a":}')
    expect(!parsed.ok && parsed.problem.place).toEqual({ offset: 6, line: 1, column: 7 })
  })

  it('keeps prototype keys as plain fields', () => {
    const parsed = parseJson('{"__proto__":{"x":1},"constructor":2}')
    expect(parsed.ok && JSON.stringify(parsed.value)).toBe('{"__proto__":{"x":1},"constructor":2}')
  })

  it('names line, column and the line itself', () => {
    const parsed = parseJson('{\n  "a": 1\n\t"b": 2\n}')
    expect(!parsed.ok && parsed.problem).toMatchObject({
      place: { line: 3, column: 2 },
      excerpt: { text: ' "b": 2', caret: 1 },
    })
  })

  it('shows only the surroundings in a long line', () => {
    const parsed = parseJson(`[${'1,'.repeat(500)}x,${'1,'.repeat(500)}1]`)
    if (parsed.ok) throw new Error('this is no JSON')
    const { text, caret } = parsed.problem.excerpt
    expect(text.length).toBeLessThan(80)
    expect(text[caret]).toBe('x')
    expect(text).toMatch(/^….*…$/)
  })

  it('goes as deep as MISP and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(parseJson(nested(maxDepth)).ok).toBe(true)
    const parsed = parseJson(nested(maxDepth + 1))
    expect(!parsed.ok && parsed.problem.message).toContain('more than 512 levels deep')
    expect(parseJson(`{"a":"${'['.repeat(600)}\\"["}`).ok).toBe(true)
  })
})
