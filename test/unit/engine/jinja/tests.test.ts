import { describe, expect, it } from 'vitest'
import { failure, text } from './render-text.ts'

const data = {
  n: 7,
  words: ['delta', 'Alpha', 'charlie'],
  d: { b: 2, a: 1, C: 3 },
  items: [
    { n: 'x', v: 3, t: ['p'] },
    { n: 'Y', v: 1 },
    { n: 'x', v: 2, t: [] },
  ],
  html: '<b>"q"</b>',
  s: 'Hello World',
}

describe('Tests', () => {
  it.each([
    [
      "{{ 5 is number }} {{ true is number }} {{ '5' is number }} {{ 5 is integer }} {{ true is integer }} {{ 5.0 is float }} {{ true is boolean }} {{ 0 is false }} {{ none is none }} {{ 'a' is string }} {{ ('a'|safe) is string }} {{ d is mapping }} {{ words is mapping }}",
      'True True False True False True True False True True True True False',
    ],
    [
      "{{ 'a' is iterable }} {{ 5 is iterable }} {{ d is sequence }} {{ d.keys() is sequence }} {{ words|map('upper') is sequence }} {{ missing is sequence }} {{ range(1) is sequence }} {{ range is callable }} {{ n is callable }} {{ missing is callable }} {{ ('<'|e) is escaped }} {{ '<' is escaped }}",
      'True False True False False True True True False True True False',
    ],
  ])('of kinds: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ missing is defined }} {{ n is defined }} {{ missing is undefined }} {{ 3 is odd }} {{ 3.0 is odd }} {{ 4 is even }} {{ 9 is divisibleby 3 }} {{ 'AB' is upper }} {{ 'ab' is lower }} {{ words is sameas words }} {{ [] is sameas [] }} {{ 1 is sameas true }}",
      'False True True True True True True True True True False False',
    ],
  ])('of values: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 5 is gt 3 }} {{ 5 is lt(3) }} {{ 5 is ge 5 }} {{ 5 is le 4 }} {{ 5 is ne 4 }} {{ 5 is eq 5.0 }} {{ 3 is in [3] }} {{ 3 is not in [3] }} {{ 'a' is equalto 'a' }} {{ 5 is greaterthan 3 }} {{ 5 is lessthan 3 }}",
      'True False True False True True True False True True False',
    ],
  ])('comparisons: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ 'upper' is filter }} {{ 'nope' is filter }} {{ 'odd' is test }} {{ '==' is test }} {{ 'constructor' is filter }} {{ 5 is test }}",
      'True False True True False False',
    ],
  ])('of names: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      '{{ n is number and n is not none }} {{ not n is odd }} {{ (n is number) is true }} {{ n is divisibleby(7) }}',
      'True False True True',
    ],
  ])('syntax: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{{ n is nosuch }}', 'TemplateAssertionError'],
    ["{{ 'x' is odd }}", 'TypeError'],
    ['{{ 4 is divisibleby 0 }}', 'ZeroDivisionError'],
    ['{{ missing is odd }}', 'UndefinedError'],
    ['{{ [] is filter }}', 'TypeError'],
    ['{{ n is number is true }}', 'TemplateSyntaxError'],
    ['{{ 1 is in 5 }}', 'TypeError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})
