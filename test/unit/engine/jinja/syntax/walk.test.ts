import { describe, expect, it } from 'vitest'
import { tokenize } from '@/engine/jinja/syntax/lexer.ts'
import { parse } from '@/engine/jinja/syntax/statement-parser.ts'
import { descendantsOf, undeclaredNames } from '@/engine/jinja/syntax/walk.ts'

function names(template: string): string[] {
  return parse(tokenize(template))
    .flatMap((node) => [...descendantsOf(node)])
    .flatMap((node) => (node.type === 'Name' ? node.name : []))
}

describe('descendantsOf', () => {
  it('finds the names everywhere, in the order of the source', () => {
    expect(
      names('{% for a in b if c %}{{ d[e:f]|g(h, i=j, *k) }}{% else %}{{ {l: m} }}{% endfor %}'),
    ).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h', 'j', 'k', 'l', 'm'])
  })
})

describe('undeclaredNames', () => {
  it.each([
    ['{{ caller() }}', ['caller']],
    ['{% if x %}{{ varargs }}{{ kwargs }}{% endif %}', ['varargs', 'kwargs']],
    ['{% set caller = 1 %}{{ caller }}', []],
    ['{{ caller }}{% set caller = 1 %}', ['caller']],
    ['{% for caller in x %}{{ caller }}{% endfor %}', []],
    ['{% macro m(caller=1) %}{{ caller }}{% endmacro %}', []],
    ['{% block b %}{{ caller }}{% endblock %}', []],
    ['{{ x.caller }}{{ "caller" }}', []],
  ])('%s', (template, expected) => {
    const found = undeclaredNames(parse(tokenize(template)), ['caller', 'kwargs', 'varargs'])
    expect([...found]).toEqual(expected)
  })
})
