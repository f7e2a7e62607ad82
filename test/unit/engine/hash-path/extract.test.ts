import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  check,
  compilePath,
  extract,
  get,
  matches,
  matchToken,
  UnsupportedPathError,
  UnsupportedRegexError,
} from '@/engine/hash-path'
import { FREQUENT_FIELDS, fieldOf, readField } from '@/engine/hash-path/read-field'
import { arrayValues, isPhpArray } from '@/engine/php/array'
import { PhpError } from '@/engine/php/errors'
import type { PhpValue } from '@/engine/php/value'
import { deepFreeze, phpValues } from '../php-values'
import { paths } from './paths'

const keys = { '1': 'int', '01': 's', '1.0': 't', '1e0': 'u', x: 'v' }

describe('extract', () => {
  it.each<readonly [string, PhpValue, PhpValue]>([
    ['0', { a: [1, 2] }, { a: [1, 2] }],
    ['', { a: 1 }, { a: 1 }],
    ['1', ['x', 'y'], ['y']],
    ['Event.Org', { Event: { Org: { name: 'X' } } }, { name: 'X' }],
    ['Event.published', { Event: { published: false } }, [false]],
    ['Event.x', { Event: { x: null } }, []],
    ['a.b.c', { a: { b: 'text' } }, []],
    ['a.{n}.b', { a: [{ b: null }, { b: 1 }, {}, 5, [7]] }, [null, 1]],
    ['a.{n}', { a: { '3': 'x', '7': 'y', z: 1 } }, ['x', 'y']],
    ['a.{*}', { a: { '3': 'x', z: 1 } }, ['x', 1]],
    ['a.{s}', { a: { '3': 'x', z: 1 } }, [1]],
    ['{s}', ['a'], []],
    ['{s}.{s}', { a: 'text' }, []],
    ['01.{n}', keys, ['int', 's', 't', 'u']],
    ['01', keys, ['s']],
    ['{n}.1', [['a', 'b'], { '01': 'c' }, 'd', null], ['b', 'c']],
    ['{n}.0', ['a', null, ['b']], ['a', 'b']],
    ['{n}.1.5', [[1, 2]], []],
    ['a..b.{n}', { a: { '': { b: [1] } } }, [1]],
    ['a.{N}.t', { a: [{ t: 1 }] }, []],
    ['s.{n}.{n}.0.{*}', { s: 'str' }, ['str']],
    ['l.{n}.{n}', { l: ['x', ['y'], null, { k: 'v' }] }, ['x', 'y']],
    ['Event[published=false].info', { Event: { published: false, info: 'i' } }, ['i']],
    ['Event.Attribute[type=x]', { Event: { Attribute: [{ type: 'x' }] } }, []],
    ['l.{n}[]', { l: ['scalar', { a: 1 }] }, [{ a: 1 }]],
    ['{n}[a=x].v', [{ a: 'x', v: 1 }, { a: 'y', v: 2 }, [1], 3], [1]],
    [
      '{n}[a=x][v>0].v',
      [
        { a: 'x', v: 1 },
        { a: 'x', v: 0 },
      ],
      [1],
    ],
    [
      '{n}[a=/^x/].v',
      [
        { a: 'xy', v: 1 },
        { a: 'y', v: 2 },
        { a: 5, v: 3 },
      ],
      [1],
    ],
    [
      '{n}[a=1].{n}.b',
      [
        { a: '1.0', '5': { b: 2 } },
        { a: true, '6': { b: 3 } },
      ],
      [2, 3],
    ],
    ['{n}.type.x', { '0': { type: { x: 1 } }, '2': { type: { x: 2 } } }, [1, 2]],
    ['{n}[0=a].x', [['a'], { '0': 'a', x: 1 }], [1]],
    ['{n}.__proto__', [{}, JSON.parse('{"__proto__":1}')], [1]],
    ['{n}.length', [[1, 2], 'ab', { length: 3 }], [3]],
    ['{n}.constructor', [{}], []],
  ])('%s', (path, data, expected) => {
    expect(extract(deepFreeze(data), path)).toEqual(expected)
  })

  it.each<readonly [PhpValue, PhpValue]>([
    [1, 'b'],
    [true, 'b'],
    [null, ['a', 'b']],
    [false, ['a', 'b']],
    [[], ['a', 'b']],
  ])('takes the path %j, which is no text', (path, expected) => {
    expect(extract(['a', 'b'], path)).toEqual(isPhpArray(expected) ? expected : [expected])
  })

  it.each<PhpValue>([null, true, 1, 1.5, 'text'])('takes no %j for data', (data) => {
    expect(() => extract(data, 'a')).toThrow(PhpError)
    expect(() => extract(data, 'a')).toThrow(/^Hash::extract\(\): Argument #1 \(\$data\) must be/)
    expect(() => check(data, 'a')).toThrow(/^Hash::check/)
    expect(() => get(data, 'a')).toThrow(/^Hash::get/)
  })

  it('takes no array for a path', () => {
    expect(() => extract({ a: 1 }, ['a'])).toThrow(PhpError)
  })

  it('ends where a regex meets an array', () => {
    const data = [{ a: 'x' }, { a: ['x'] }]
    expect(() => extract(data, '{n}[a=/x/].v')).toThrow(/preg_match.*array given/)
    expect(() => extract([[['x']]], '{n}[0=/x/].v')).toThrow(/preg_match.*array given/)
    expect(extract(data, '{n}[nope=1][a=/x/]')).toEqual([])
  })

  it('tells what it can not run, but only when it comes to it', () => {
    expect(() => extract([{ a: 'x' }], '{n}[a=/(?R)?/]')).toThrow(UnsupportedRegexError)
    expect(extract([], '{n}[a=/(?R)?/]')).toEqual([])
    expect(() => extract([], 'a.'.repeat(1001))).toThrow(UnsupportedPathError)
  })

  it('gives values as they are, not copies', () => {
    const tag = { name: 'tlp:red' }
    expect(arrayValues(extract({ Tag: [tag] }, 'Tag.{n}[name=tlp:red]'))[0]).toBe(tag)
  })

  it('keeps a path it has taken apart, up to a limit', () => {
    const compiled = compilePath('kept.{n}')
    expect(compilePath('kept.{n}')).toBe(compiled)
    for (let index = 0; index < 500; index++) compilePath(`other${index}`)
    expect(compilePath('kept.{n}')).not.toBe(compiled)
  })
})

describe('check', () => {
  it.each<readonly [string, PhpValue, boolean]>([
    ['a', { a: [] }, false],
    ['a', { a: 0 }, true],
    ['a', { a: null }, false],
    ['a.{n}', { a: [null] }, true],
    ['', {}, false],
    ['', [1], true],
  ])('%j of %j', (path, data, expected) => {
    expect(check(data, path)).toBe(expected)
  })
})

describe('get', () => {
  it.each<readonly [PhpValue, PhpValue, PhpValue]>([
    ['a.{n}.b', { a: [{ b: 1 }] }, 'D'],
    ['a.b', { a: { b: null } }, 'D'],
    ['a.b', { a: { b: false } }, false],
    [['a.b'], { 'a.b': 1 }, 1],
    [['a', 0, 'b'], { a: [{ b: 1 }] }, 1],
    [['a', null], { a: { '': 1 } }, 1],
    [['a', 1.7], { a: [1, 2] }, 2],
    [{ x: 'a', y: true }, { a: [1, 2] }, 2],
    [[], { a: 1 }, { a: 1 }],
    ['0', ['x', 'y'], 'x'],
    [1.5, { '1': { '5': 'x' } }, 'x'],
    [true, ['x', 'y'], 'y'],
    [false, ['x', 'y'], 'x'],
    [null, ['x'], 'D'],
    ['', { '': 'x' }, 'x'],
    ['a', [], 'D'],
    ['a.0', { a: 'str' }, 'D'],
    ['__proto__', { a: 1 }, 'D'],
  ])('%j of %j', (path, data, expected) => {
    expect(get(deepFreeze(data), path, 'D')).toEqual(expected)
  })

  it('gives null where nothing else was asked for', () => {
    expect(get({ a: 1 }, 'b')).toBeNull()
  })

  it('takes no array for a key', () => {
    expect(() => get({ a: 1 }, [['a']])).toThrow('Illegal offset type in isset or empty')
    expect(get({ a: 1 }, ['b', ['a']])).toBeNull()
  })
})

describe('conditions', () => {
  it.each<readonly [string, PhpValue, boolean]>([
    ['[a]', { a: null }, false],
    ['[a]', { a: false }, true],
    ['[a]', {}, false],
    ['[a=null]', { a: null }, false],
    ['[a!=x]', { a: null }, true],
    ['[a!=x]', {}, false],
    ['[a<0]', { a: null }, true],
    ['[a=1.0]', { a: true }, true],
    ['[a=True]', { a: true }, false],
    ['[a=false]', { a: false }, true],
    ['[a=0]', { a: false }, true],
    ['[a>=1]', { a: true }, true],
    ['[a=/true/]', { a: true }, true],
    ['[a=/1/]', { a: true }, false],
    ['[a=true]', { a: 1 }, false],
    ['[a=1e1]', { a: '10' }, true],
    ['[a<10]', { a: '9' }, true],
    ['[a<10]', { a: '9a' }, false],
    ['[a<=10]', { a: 10 }, true],
    ['[a>1.2.9]', { a: '1.2.10' }, false],
    ['[a>zzz]', { a: ['x'] }, true],
    ['[a!=/usr/bin]', { a: '/usr/bin' }, false],
    ['[a=/usr/bin]', { a: '/usr/bin' }, false],
    ['[a=//]', { a: 'x' }, true],
    ['[a=/^$/]', { a: null }, true],
    ['[a=/^15$/]', { a: 15 }, true],
    ['[0=a]', ['a'], true],
    ['[1=a]', ['a'], false],
    ['[nope!x]', { a: 'x' }, true],
  ])('%s of %j', (text, item, expected) => {
    expect(matches(deepFreeze(item), text)).toBe(expected)
  })

  it('are for arrays', () => {
    expect(() => matches('text', '[a]')).toThrow(/^Hash::_matches\(\)/)
  })
})

describe('key parts of tokens', () => {
  it.each<readonly [string | number, string, boolean]>([
    [1, '01', true],
    [' 1', '1.0', true],
    [10, '1e1', true],
    [0, '{s}', false],
    ['01', '{s}', true],
    ['a', '{n}', false],
    ['1e1', '{n}', true],
    ['', '{*}', true],
    ['a', 'a', true],
    ['A', 'a', false],
    [5, '5.5', false],
    ['9223372036854775807', '9223372036854775808', true],
    ['x', '1', false],
  ])('key %j, token %j', (key, token, expected) => {
    expect(matchToken(key, token)).toBe(expected)
  })
})

describe('fields that are read often', () => {
  it.each(FREQUENT_FIELDS)('%s is read from a place of its own', (name) => {
    const { slot } = fieldOf(name)
    expect(readField({ [name]: 'own', other: 1 }, slot, name)).toBe('own')
    expect(readField({ other: 1 }, slot, name)).toBeUndefined()
    expect(name in Array.prototype).toBe(false)
  })

  it.each(['value2', '__proto__', 'toString'])('%s is read by its name', (name) => {
    const { slot } = fieldOf(name)
    expect(readField({ other: 1 }, slot, name)).toBeUndefined()
    expect(readField(Object.fromEntries([[name, 1]]), slot, name)).toBe(1)
  })
})

describe('any path on any data', () => {
  it('finds something or raises an error that is known', () => {
    fc.assert(
      fc.property(phpValues, paths, (data, path) => {
        try {
          expect(isPhpArray(extract(deepFreeze(data), path))).toBe(true)
        } catch (error) {
          expect(error).toSatisfy(
            (it) => it instanceof PhpError || it instanceof UnsupportedRegexError,
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  it('{*} finds what the array holds', () => {
    fc.assert(
      fc.property(phpValues, (data) => {
        fc.pre(isPhpArray(data))
        expect(extract(data, '{*}')).toEqual(arrayValues(data))
      }),
    )
  })
})
