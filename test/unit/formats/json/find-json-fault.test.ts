import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault } from '@/formats/json/find-json-fault'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON with one character removed, replaced or put in: most such texts are nearly JSON. */
const damaged = fc
  .tuple(
    fc.jsonValue({ maxDepth: 4 }),
    fc.boolean(),
    fc.nat(),
    fc.nat(2),
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '0',
      '-',
      '.',
      'e',
      't',
      ' ',
      '\n',
      '\t',
      '/',
      "'",
      'u',
    ),
  )
  .map(([value, pretty, where, cut, put]) => {
    const text = JSON.stringify(value, null, pretty ? 2 : 0)
    const at = where % (text.length + 1)
    return text.slice(0, at) + put + text.slice(at + cut)
  })

describe('findJsonFault', () => {
  it('finds nothing in what JSON.parse accepts, and something in all else', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        expect(findJsonFault(text) === null).toBe(parses(text))
      }),
      { numRuns: 3000 },
    )
  })

  it('finds nothing in any JSON', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(findJsonFault(text)).toBeNull()
      }),
    )
  })

  it('decides as JSON.parse on any short text over the signs of JSON', () => {
    const signs = fc.constantFrom(...'{}[],:"\\0123-+.eEtruefalsn \n\t')
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 8 }), (parts) => {
        const text = parts.join('')
        expect(findJsonFault(text) === null).toBe(parses(text))
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    ['', 0, 'There is no text yet'],
    ['  \n ', 4, 'There is no text yet'],
    ['{"a": 1,}', 7, 'Nothing follows this comma before the “}”'],
    ['[1,,2]', 3, 'Two commas'],
    ['[1 2]', 3, 'A comma is missing'],
    ['{"a" 1}', 5, 'A colon (:) is missing'],
    ['{a: 1}', 1, 'A field name is expected here, in double quotes'],
    ["{'a': 1}", 1, 'A field name is expected here, in double quotes'],
    ["['a']", 1, 'plain double quotes'],
    ['[“a”]', 1, 'plain double quotes'],
    ['{"a": True}', 6, '“True” is not JSON: write true'],
    ['{"a": None}', 6, 'write null'],
    ['{"a": tlp}', 6, '“tlp” is no JSON value'],
    ['{"a": 01}', 6, 'cannot begin with 0'],
    ['{"a": 1.2.3}', 6, '“1.2.3” is no number'],
    ['{"a": 198.51.100.7}', 6, '“198.51.100.7” is no number'],
    ['{"a": -}', 6, 'digits after the minus'],
    ['{"a": "b\nc"}', 8, 'A text cannot go over the end of a line'],
    ['{"a": "b\tc"}', 8, 'control character'],
    ['{"a": "C:\\Users"}', 9, 'no known escape'],
    ['{"a": "b', 6, 'The closing double quote of this text is missing'],
    ['{\n"a": [1', 9, 'the list that begins in line 2: its “]” is missing'],
    ['{"a": 1', 7, 'the object that begins in line 1: its “}” is missing'],
    ['{"a": [1}', 8, '“}” does not fit here: the list that is open ends with “]”'],
    ['{"a": 1} {"b": 2}', 9, 'The JSON ends before this'],
    ['<!doctype html>', 0, 'HTML'],
    ['[1] // note', 4, 'The JSON ends before this'],
    ['[1, // note\n2]', 4, 'JSON has no comments'],
    ['[1:2]', 2, 'A colon does not fit here'],
    ['{"a":', 5, 'The text ends inside the object'],
    ['{"a": }', 6, '“}”'],
  ])('names the fault of %j', (text, offset, words) => {
    const fault = findJsonFault(text)
    expect(fault?.message).toContain(words)
    expect(fault?.offset).toBe(offset)
  })

  it('survives a million open lists', () => {
    expect(findJsonFault('['.repeat(1_000_000))?.offset).toBe(1_000_000)
  })
})
