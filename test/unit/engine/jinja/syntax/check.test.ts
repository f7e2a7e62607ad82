import { describe, expect, it } from 'vitest'
import { check } from '@/engine/jinja/syntax/check.ts'
import { tokenize } from '@/engine/jinja/syntax/lexer.ts'
import { parse } from '@/engine/jinja/syntax/statement-parser.ts'

const known = {
  Filter: (name: string): boolean => name === 'upper',
  Test: (name: string): boolean => name === 'odd',
}

function checked(template: string): void {
  check(parse(tokenize(template)), known)
}

describe('check', () => {
  it.each([
    '{{ x|upper is odd }}',
    '{% if 0 %}{{ x|nope }}{% set y = x is nope %}{% endif %}',
    '{% if x|nope %}{% endif %}',
    '{{ x|nope if x else 1 }}',
    '{% if 0 %}{% for a in b|nope %}{% endfor %}{% endif %}',
    '{% if 0 %}{% with a = b|nope %}{% endwith %}{% endif %}',
    '{% if 0 %}{% call f(x|nope) %}{% endcall %}{% endif %}',
    '{% if 0 %}{% extends "a" %}{% endif %}',
    '{% macro m(caller=1) %}{{ caller }}{% endmacro %}',
  ])('lets pass: %s', (template) => {
    expect(() => {
      checked(template)
    }).not.toThrow()
  })

  it.each([
    ['\n{{ x|nope }}', 2, "No filter named 'nope'."],
    ['{{ x is nope }}', 1, "No test named 'nope'."],
    ['{{ x|constructor }}', 1, "No filter named 'constructor'."],
    ['{% for a in [] %}{{ a|nope }}{% endfor %}', 1, "No filter named 'nope'."],
    [
      '{% if 0 %}{% for a in [] %}\n{{ a|nope }}{% endfor %}{% endif %}',
      2,
      "No filter named 'nope'.",
    ],
    ['{% if 0 %}{% block b %}{{ a|nope }}{% endblock %}{% endif %}', 1, "No filter named 'nope'."],
    ['{% if 0 %}{% filter nope %}{% endfilter %}{% endif %}', 1, "No filter named 'nope'."],
    ['{% if 0 %}{% macro m(a=b|nope) %}{% endmacro %}{% endif %}', 1, "No filter named 'nope'."],
    ['{% block a %}{% endblock %}{% block a %}{% endblock %}', 1, "block 'a' defined twice"],
  ])('refuses %j', (template, line, message) => {
    expect(() => {
      checked(template)
    }).toThrow(expect.objectContaining({ line, message }))
  })
})
