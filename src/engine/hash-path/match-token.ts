import { isIntegerKey } from '../php/array.ts'
import { looseEquals } from '../php/loose-compare.ts'
import { isNumericString, parseNumericString } from '../php/numeric-string.ts'
import { tokenKind, type TokenKind } from './parse-path.ts'

/** Whether a key belongs to what a token stands for. */
export type KeyTest = (key: string) => boolean

/**
 * Whether a token's key part (`{n}`, `{s}`, `{*}`, a number, a name) matches an array key. A key that reads as an
 * integer is an integer, also when given as text.
 */
export function matchToken(key: string | number, token: string): boolean {
  return keyTest(tokenKind(token), token)(String(key))
}

/** The test of a token's key part. */
export function keyTest(kind: TokenKind, token: string): KeyTest {
  switch (kind) {
    case 'number':
      return isNumericString
    case 'text':
      return (key) => !isIntegerKey(key)
    case 'any':
      return () => true
    case 'numeric':
      return (key) => (isIntegerKey(key) ? integerEquals(key, token) : looseEquals(key, token))
    case 'name':
      return (key) => key === token
  }
}

/** An integer key against a number as text: exactly if that is an integer too, else as floats. */
function integerEquals(key: string, token: string): boolean {
  const number = parseNumericString(token)
  if (number?.integer !== undefined) return BigInt(key) === number.integer
  return Number(key) === number?.float
}
