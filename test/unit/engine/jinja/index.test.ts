import { describe, expect, it } from 'vitest'
import { renderTemplate } from '@/engine/jinja/index.ts'

describe('renderTemplate', () => {
  it('renders a text', () => {
    expect(renderTemplate('{{ Event.info }}', { Event: { info: 'Emotet' } })).toEqual({
      text: 'Emotet',
    })
  })

  it.each([
    ['a\n{{ missing.attribute }}', 2, "UndefinedError: 'missing' is undefined"],
    ['{{ 1 +\n\n }}', 3, "TemplateSyntaxError: unexpected 'end of variable'"],
    ['{% if true %}\n{{ 1/0 }}\n{% endif %}', 2, 'ZeroDivisionError: division by zero'],
    ['\n{{ x|nosuch }}', 2, "TemplateAssertionError: No filter named 'nosuch'."],
    [
      '{% macro m() %}\n{{ 1/0 }}{% endmacro %}\n\n{{ m() }}',
      2,
      'ZeroDivisionError: division by zero',
    ],
    [
      '{% macro m() %}\n\n{% endmacro %}\n{{ m() + 1 }}',
      4,
      "TypeError: unsupported operand type(s) for +: 'str' and 'int'",
    ],
    ['{% include "x" %}', 1, 'TypeError: no loader for this environment specified'],
    ['a\r\nb\r{{ 1 1 }}', 3, "TemplateSyntaxError: expected 'end of variable', got 'integer'"],
  ])('names line and reason: %j', (template, line, reason) => {
    expect(renderTemplate(template, {})).toEqual({ text: '', error: { line, reason } })
  })

  it('gives no text when it fails half way', () => {
    expect(renderTemplate('before {{ 1/0 }}', {}).text).toBe('')
  })

  it('takes an empty map for the list that PHP makes of it, unless told otherwise', () => {
    expect(renderTemplate('{{ x }}', { x: {} }).text).toBe('[]')
    expect(renderTemplate('{{ x }}', { x: {} }, { emptyMaps: 'dict' }).text).toBe('{}')
  })

  it('lets templates change their own copy of the data only', () => {
    const data = { words: ['a', 'b'], map: { k: ['v'] } }
    const template =
      '{{ words.pop() }}{{ map.k.append(1) }}{{ map.update(x=2) }}{{ words }}{{ map }}'
    expect(renderTemplate(template, data).text).toBe("bNoneNone['a']{'k': ['v', 1], 'x': 2}")
    expect(data).toEqual({ words: ['a', 'b'], map: { k: ['v'] } })
  })

  it('looks the same container up as the same', () => {
    const template = '{% set a = x.y %}{{ a.append(1) }}{{ x.y }}{{ x }}'
    expect(renderTemplate(template, { x: { y: [] } }).text).toBe("None[1]{'y': [1]}")
  })

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'])(
    'takes %s for a name like any other',
    (name) => {
      expect(renderTemplate(`[{{ ${name} }}][{{ x.${name} }}]`, { x: { a: 1 } }).text).toBe('[][]')
      const x = Object.fromEntries([[name, 'own']])
      expect(renderTemplate(`{{ x['${name}'] }}`, { x }).text).toBe('own')
    },
  )

  it('gives the same choice every time', () => {
    const render = (): string => renderTemplate('{{ range(99)|random }}', {}).text
    expect(render()).toBe(render())
  })
})
