import { describe, expect, it } from 'vitest'
import { failure, text } from '../render-text.ts'

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

describe('Loops', () => {
  it.each([
    [
      '{% for w in words %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }} {% endfor %}',
      '1032TrueFalse3 2121FalseFalse3 3210FalseTrue3 ',
    ],
    [
      '{% for w in words %}{{ loop.previtem }}<{{ w }}>{{ loop.nextitem }} {% endfor %}',
      '<delta>Alpha delta<Alpha>charlie Alpha<charlie> ',
    ],
    ["{% for w in words %}{{ loop.cycle('odd', 'even') }} {% endfor %}", 'odd even odd '],
    ['{% for x in [1, 1, 2] %}{{ loop.changed(x) }} {% endfor %}', 'True False True '],
    ['{% for x in [1, 1] %}{{ loop.changed(x, loop.index) }} {% endfor %}', 'True True '],
    [
      '{% for w in words %}{{ loop }}{% endfor %}',
      '<LoopContext 1/3><LoopContext 2/3><LoopContext 3/3>',
    ],
  ])('the variable loop: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{% for w in words|map('upper') %}{{ loop.length }}{{ w }} {% endfor %}",
      '3DELTA 3ALPHA 3CHARLIE ',
    ],
    [
      "{% for w in words|map('upper') %}{{ loop.last }}{{ loop.length }}{{ loop.revindex }} {% endfor %}",
      'False33 False32 True31 ',
    ],
    [
      '{% for x in [1, 5, 6] if x > 4 %}{{ loop.index }}/{{ loop.length }}:{{ x }} {% endfor %}',
      '1/2:5 2/2:6 ',
    ],
  ])('counting what has no length: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      '{% for x in [1, [2, [3]]] recursive %}{% if x is iterable %}({{ loop(x) }}){% else %}{{ x }}@{{ loop.depth }}{{ loop.depth0 }}{% endif %}{% endfor %}',
      '1@10(2@21(3@32))',
    ],
    ['{% for x in [] recursive %}x{% else %}none{% endfor %}', 'none'],
  ])('recursion: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% for k, v in d.items() %}{{ k }}={{ v }} {% endfor %}', 'b=2 a=1 C=3 '],
    ['{% for a, (b, c) in [[1, [2, 3]]] %}{{ a }}{{ b }}{{ c }}{% endfor %}', '123'],
    ['{% for k in d %}{{ k }}{% endfor %}', 'baC'],
    ["{% for c in 'h\u00e9\ud83d\ude00' %}[{{ c }}]{% endfor %}", '[h][\u00e9][\ud83d\ude00]'],
  ])('targets: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% for x in missing %}x{% else %}none{% endfor %}', 'none'],
    ['{% for x in [1] %}{% else %}none{% endfor %}|', '|'],
    ['{% for x in [1] %}{% set y = x %}{% endfor %}[{{ x }}{{ y }}]', '[]'],
    [
      '{% set y = 0 %}{% for x in [1, 2] %}{{ y }}{% set y = x %}{{ y }} {% endfor %}{{ y }}',
      '01 02 0',
    ],
    [
      '{% for a in [1, 2] %}{% for b in [1] %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}',
      '11 12 ',
    ],
  ])('else and scope: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{% for x in 5 %}{% endfor %}', 'TypeError'],
    ['{% for a, b in [[1]] %}{% endfor %}', 'ValueError'],
    ['{% for a, b in [[1, 2, 3]] %}{% endfor %}', 'ValueError'],
    ['{% for w in words %}{{ loop(w) }}{% endfor %}', 'TypeError'],
    ['{% for w in words %}{{ loop.cycle() }}{% endfor %}', 'TypeError'],
    ['{% for x in d %}{{ d.update({x ~ 1: 1}) }}{% endfor %}', 'RuntimeError'],
    ['{% for w in words %}{% break %}{% endfor %}', 'TemplateSyntaxError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Recursion', () => {
  it('takes its iterable by name', () => {
    expect(
      text(
        '{% for i in [[1], [2]] recursive %}{% if i is iterable %}[{{ loop(iterable=i) }}]{% else %}{{ i }}{% endif %}{% endfor %}',
        data,
      ),
    ).toBe('[1][2]')
  })

  it('needs an iterable', () => {
    expect(failure('{% for i in [1] recursive %}{{ loop() }}{% endfor %}', data)).toMatch(
      /^1: TypeError: ./,
    )
  })

  it('takes one iterable only', () => {
    expect(failure('{% for i in [[1]] recursive %}{{ loop(i, 5) }}{% endfor %}', data)).toMatch(
      /^1: TypeError: ./,
    )
  })

  it('does not go through None', () => {
    expect(failure('{% for i in [1] recursive %}{{ loop(none) }}{% endfor %}', data)).toMatch(
      /^1: TypeError: ./,
    )
  })
})
