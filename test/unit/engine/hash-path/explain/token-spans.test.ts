import { describe, expect, it } from 'vitest'
import { tokenSpans } from '@/engine/hash-path/explain/token-spans'

function coloured(path: string, mode: 'extract' | 'get' = 'extract'): string {
  return tokenSpans(path, mode)
    .map(({ kind, start, end }) => `${kind}:${path.slice(start, end)}`)
    .join(' ')
}

describe('token spans', () => {
  it.each([
    ['Event.info', 'key:Event dot:. key:info'],
    ['a.{n}.0.{s}', 'key:a dot:. wildcard:{n} dot:. index:0 dot:. wildcard:{s}'],
    ['a.0', 'key:a dot:. index:0'],
    ['{n}[a=b]', 'wildcard:{n} bracket:[ attribute:a operator:= value:b bracket:]'],
    ['{n}[a]', 'wildcard:{n} bracket:[ attribute:a bracket:]'],
    ['{n}[a=/x/i]', 'wildcard:{n} bracket:[ attribute:a operator:= regex:/x/i bracket:]'],
    [
      '{n}[a >= 5]',
      'wildcard:{n} bracket:[ attribute:a space:  operator:>= space:  value:5 bracket:]',
    ],
    ['{n}[a=]', 'wildcard:{n} invalid:[a=]'],
    ['{n}[a=b]x', 'wildcard:{n} bracket:[ attribute:a operator:= value:b bracket:] invalid:x'],
    [' a . b[c]', 'space:  key:a space:  dot:. space:  key:b bracket:[ attribute:c bracket:]'],
    ['a..b', 'key:a dot:. dot:. key:b'],
  ])('%s', (path, expected) => {
    expect(coloured(path)).toBe(expected)
  })

  it('know keys only for get', () => {
    expect(coloured('a.{n}[b=c]', 'get')).toBe('key:a dot:. key:{n}[b=c]')
  })
})
