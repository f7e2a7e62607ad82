import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePath, tokenise } from '@/engine/hash-path'
import { texts } from '../php-values'

describe('tokenise', () => {
  it.each([
    ['a', ['a']],
    ['a..b', ['a', '', 'b']],
    ['.a.', ['', 'a', '']],
    [' a . b . {n} ', [' a ', ' b ', ' {n} ']],
    [' a . b [x=1.2] . {n} ', ['a', 'b [x=1.2]', '{n}']],
    ['a.{n}[x=1.b.c', ['a', '{n}[x=1.b.c']],
    ['a.{n}[x=1]].b.c', ['a', '{n}[x=1]].b.c']],
    ['a.{n}[x=/[.]/].b', ['a', '{n}[x=/[.]/]', 'b']],
    ['a]b.c', ['a]b', 'c']],
    ['a\t.b[c]\n.d', ['a', 'b[c]', 'd']],
    ['[a].', ['[a]', '']],
    ['日[本.語].x', ['日[本.語]', 'x']],
  ])('%j', (path, tokens) => {
    expect(tokenise(path)).toEqual(tokens)
  })

  it('splits paths without brackets at their dots and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (parts) => {
        const path = parts.join('.')
        fc.pre(!path.includes('['))
        expect(tokenise(path).join('.')).toBe(path)
      }),
    )
  })

  it('tells where each token stands', () => {
    fc.assert(
      fc.property(fc.string(), (path) => {
        for (const { text, start } of parsePath(path).tokens) {
          expect(path.slice(start, start + text.length)).toBe(text)
        }
      }),
    )
  })
})

describe('tokens', () => {
  it.each([
    ['{n}', 'number'],
    ['{s}', 'text'],
    ['{*}', 'any'],
    ['1e1', 'numeric'],
    [' 7', 'numeric'],
    ['{N}', 'name'],
    ['*', 'name'],
    ['', 'name'],
  ])('%j stands for %s', (key, kind) => {
    expect(parsePath(`{n}.${key}`).tokens[1]).toMatchObject({ key, kind, conditions: undefined })
  })

  it('of a simple path are names', () => {
    expect(parsePath('0.a')).toMatchObject({ isSimple: true, tokens: [{ kind: 'name' }, {}] })
  })

  it.each([
    ['[a=x]', [['a', '=', 'x']]],
    ['[a = x ]', [['a', '=', 'x ']]],
    ['[ a]', [[' a', undefined, '']]],
    ['[a>=]', [['a', '>', '=']]],
    ['[a<=5]', [['a', '<=', '5']]],
    ['[a<>x]', [['a', '<', '>x']]],
    ['[a!==x]', [['a', '!=', '=x']]],
    ['[a=>x]', [['a', '=', '>x']]],
    ['[a= ]', [['a', '=', ' ']]],
    ['[][b=x]', [['][b', '=', 'x']]],
    [
      '[a=/x/][b=/y/]',
      [
        ['a', '=', '/x/'],
        ['b', '=', '/y/'],
      ],
    ],
    ['[a=/x/i][b=/y/]', [['a', '=', '/x/i][b=/y/']]],
    ['[a=/[a-z]/i]', [['a', '=', '/[a-z']]],
    [
      '[a=x] any [b!=y]',
      [
        ['a', '=', 'x'],
        ['b', '!=', 'y'],
      ],
    ],
    ['[a=]', []],
    ['[]', []],
    ['[=x]', []],
    ['[a!b]', []],
  ])('%s has these conditions', (text, expected) => {
    const { conditions = [] } = parsePath(`{n}${text}`).tokens[0] ?? {}
    expect(conditions.map((it) => [it.attribute, it.operator, it.value])).toEqual(expected)
  })

  it('reads only values of `=` that start with a slash as regex', () => {
    const [equal, unequal, plain] =
      parsePath('{n}[a=/x/][a!=/x/][a=x/]').tokens[0]?.conditions ?? []
    expect(equal?.regex?.pattern).toBe('/x/')
    expect([unequal?.regex, plain?.regex]).toEqual([undefined, undefined])
  })
})
