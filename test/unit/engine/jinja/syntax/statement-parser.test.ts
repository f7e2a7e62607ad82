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
    ['\n{% nope %}', 2, "unknown tag 'nope'."],
    ['{% endif %}', 1, "unknown tag 'endif'."],
    [
      '{% if a %}\n{% endfor %}',
      2,
      "unknown tag 'endfor'. Looking for 'elif' or 'else' or 'endif' of 'if'.",
    ],
    [
      '{% for a in b %}\n\n',
      2,
      "Unexpected end of template. Looking for 'endfor' or 'else' of 'for'.",
    ],
    ['{% if a', 1, "expected 'end of block', got 'end of template'"],
    ['{% for 1 in b %}{% endfor %}', 1, "can't assign to 'const'"],
    ['{% set a b %}', 1, "expected 'end of block', got 'b'"],
    ['{% set f() = 1 %}', 1, "expected 'end of block', got '('"],
    ['{% set [a] = 1 %}', 1, "can't assign to 'list'"],
    ['{% macro true() %}{% endmacro %}', 1, "can't assign to 'name'"],
    ['{% macro m(a=1, b) %}{% endmacro %}', 1, "parameter 'b' is given twice or needs a default"],
    ['{% macro m(a, a) %}{% endmacro %}', 1, "parameter 'a' is given twice or needs a default"],
    ['{% for loop in a %}{% endfor %}', 1, "can't assign to 'loop'"],
    ['{% call m %}{% endcall %}', 1, 'expected call'],
    ['{% block a-b %}{% endblock %}', 1, "expected 'end of block', got '-'"],
    ['{{ a b }}', 1, "expected 'end of variable', got 'b'"],
  ])('refuses %j', (template, line, message) => {
    expect(() => parse(tokenize(template))).toThrow(expect.objectContaining({ line, message }))
  })
})
