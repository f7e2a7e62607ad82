import { describe, expect, it } from 'vitest'
import { failure, text } from '../render-text.ts'
import { tokenize } from '@/engine/jinja/syntax/lexer.ts'

function shown(template: string): string[] {
  return tokenize(template).map(({ type, value, line }) => `${String(line)} ${type} ${value}`)
}

describe('tokenize', () => {
  it('splits a template into data, tags and their tokens', () => {
    expect(shown('a\n{{ x.y }}{% if 1 %}')).toEqual([
      '1 data a\n',
      '2 variable_begin {{',
      '2 name x',
      '2 . .',
      '2 name y',
      '2 variable_end }}',
      '2 block_begin {%',
      '2 name if',
      '2 integer 1',
      '2 block_end %}',
      '2 eof ',
    ])
  })

  it.each([
    ['1', 'integer 1'],
    ['1_000', 'integer 1000'],
    ['0x_1F', 'integer 0x1F'],
    ['0b11', 'integer 0b11'],
    ['1.5', 'float 1.5'],
    ['1_0.2_5', 'float 10.25'],
    ['1e5', 'float 1e5'],
    ['2.5E-3', 'float 2.5E-3'],
    ['"a\\n"', 'string a\n'],
    ["'it''s'", 'string it'],
    ['été', 'name été'],
    ['//', '// //'],
    ['**', '** **'],
    ['>=', '>= >='],
  ])('knows %s', (source, token) => {
    expect(shown(`{{ ${source} }}`)[1]).toBe(`1 ${token}`)
  })

  it('counts lines through all kinds of newlines, comments and stripped spaces', () => {
    expect(shown('a\r\nb\r{# \n #}c \n {%- if').at(-2)).toBe('5 name if')
  })

  it('takes braces inside of a tag for brackets until they are closed', () => {
    expect(shown('{{ {"a": {}} }}x').at(-2)).toBe('1 data x')
  })

  it.each([
    ['a {{- x', ['1 data a']],
    ['a {{+ x', ['1 data a ']],
    ['a \u00a0\x1f{%- x', ['1 data a']],
    ['{{ x -}} \n b', ['2 data b']],
    ['{% x +%} b', ['1 data  b']],
    ['a {#- c -#} b', ['1 data a', '1 data b']],
    ['{% raw %}{{ x }}{% endraw %}', ['1 data {{ x }}']],
    ['a {%- raw -%} b {%- endraw -%} c', ['1 data a', '1 data b', '1 data c']],
    ['{#', []],
    ['end\n', ['1 data end']],
    ['end\n\n', ['1 data end\n']],
    ['{ { # } }', ['1 data { { # } }']],
  ])('keeps the right text of %j', (template, data) => {
    expect(shown(template).filter((token) => token.includes(' data '))).toEqual(data)
  })

  it.each([
    ['{# x', 1, 'Missing end of comment tag'],
    ['\n{% raw %}x', 2, 'Missing end of raw directive'],
    ['{{ ? }}', 1, "unexpected char '?'"],
    ['{{ "a }}', 1, "unexpected char '\"'"],
    ['{{ ) }}', 1, "unexpected ')'"],
    ['{{ (] }}', 1, "unexpected ']', expected ')'"],
    ['{{ a² }}', 1, 'Invalid character in identifier'],
  ])('refuses %j', (template, line, message) => {
    expect(() => tokenize(template)).toThrow(expect.objectContaining({ line, message }))
  })
})

describe('Ends that are missing', () => {
  it('an opened raw block at the very end is nothing', () => {
    expect(text('a{% raw %}')).toBe('a')
  })

  it('an opened comment at the very end is nothing', () => {
    expect(text('a{#')).toBe('a')
  })

  it('a raw block without its end is refused', () => {
    expect(failure('{% raw %}abc')).toMatch(/^1: TemplateSyntaxError: ./)
  })
})
