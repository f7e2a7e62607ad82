import { describe, expect, it } from 'vitest'
import { tokenize } from '@/engine/jinja/syntax/lexer.ts'
import { parse } from '@/engine/jinja/syntax/statement-parser.ts'

function types(template: string): string[] {
  return parse(tokenize(template)).map(({ type, line }) => `${String(line)} ${type}`)
}

describe('parse', () => {
  it('puts data and prints between two tags into one output', () => {
    expect(types('a{{ b }}c{% set x = 1 %}\n{{ d }}')).toEqual(['1 Output', '1 Set', '1 Output'])
  })

  it.each([
    ['{% if a %}{% elif b %}{% else %}{% endif %}', 'If'],
    ['{% for a, (b, c) in d if e recursive %}{% else %}{% endfor %}', 'For'],
    ['{% for a in b: %}{% endfor %}', 'For'],
    ['{% set a.b = 1 %}', 'Set'],
    ['{% set a, b = 1, 2 %}', 'Set'],
    ['{% set a | upper | trim %}{% endset %}', 'SetBlock'],
    ['{% macro m(a, b=1) %}{% endmacro %}', 'Macro'],
    ['{% call(a) m(1) %}{% endcall %}', 'CallBlock'],
    ['{% filter a(1)|b %}{% endfilter %}', 'FilterBlock'],
    ['{% with a = 1, b = 2 %}{% endwith %}', 'With'],
    ['{% autoescape x %}{% endautoescape %}', 'Autoescape'],
    ['{% block a scoped required %} {% endblock a %}', 'Block'],
    ['{% include "a" ignore missing without context %}', 'Load'],
    ['{% import "a" as b with context %}', 'Load'],
    ['{% from "a" import b, c as d with context %}', 'Load'],
    ['{% extends "a" %}', 'Load'],
    ['{% print 1, 2 %}', 'Output'],
  ])('knows %s', (template, type) => {
    expect(types(template)).toEqual([`1 ${type}`])
  })

  it.each([
    ['{% %}', 1, 'tag name expected'],
    ['\n{% nope %}', 2, "Encountered unknown tag 'nope'."],
    ['{% endif %}', 1, "Encountered unknown tag 'endif'."],
    [
      '{% if a %}\n{% endfor %}',
      2,
      "Encountered unknown tag 'endfor'. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'.",
    ],
    [
      '{% for a in b %}\n\n',
      2,
      "Unexpected end of template. Jinja was looking for the following tags: 'endfor' or 'else'. The innermost block that needs to be closed is 'for'.",
    ],
    ['{% if a', 1, "unexpected end of template, expected 'end of statement block'."],
    ['{% for 1 in b %}{% endfor %}', 1, "can't assign to 'const'"],
    ['{% set a b %}', 1, "expected token 'end of statement block', got 'b'"],
    ['{% set f() = 1 %}', 1, "expected token 'end of statement block', got '('"],
    ['{% set [a] = 1 %}', 1, "can't assign to 'list'"],
    ['{% macro true() %}{% endmacro %}', 1, "can't assign to 'name'"],
    ['{% macro m(a=1, b) %}{% endmacro %}', 1, 'non-default argument follows default argument'],
    ['{% call m %}{% endcall %}', 1, 'expected call'],
    [
      '{% block a-b %}{% endblock %}',
      1,
      'Block names in Jinja may not contain hyphens, use an underscore instead.',
    ],
    [
      '{% block a required %}x{% endblock %}',
      1,
      'Required blocks can only contain comments or whitespace',
    ],
    ['{% import "a" %}', 1, "expected token 'as', got 'end of statement block'"],
    ['{% from "a" import %}', 1, "expected token 'name', got 'end of statement block'"],
    ['{{ a b }}', 1, "expected token 'end of print statement', got 'b'"],
  ])('refuses %j', (template, line, message) => {
    expect(() => parse(tokenize(template))).toThrow(expect.objectContaining({ line, message }))
  })
})
