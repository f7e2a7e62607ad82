import {
  check,
  extract,
  get,
  insert,
  matches,
  matchToken,
  remove,
  tokenise,
} from '@/engine/hash-path/index.ts'
import type { CaseKind } from '../case-kind.ts'
import { callKind } from './call.ts'

/** Calls of CakePHP's Hash. */
export const hashKinds: readonly CaseKind[] = [
  callKind('extract', ({ field }) => extract(field('data'), field('path'))),
  callKind('check', ({ field }) => check(field('data'), field('path'))),
  callKind('get', ({ field }) => get(field('data'), field('path'), field('default'))),
  callKind('insert', ({ field, text }) => insert(field('data'), text('path'), field('value'))),
  callKind('remove', ({ field, text }) => remove(field('data'), text('path'))),
  callKind('tokenize', ({ text }) => tokenise(text('path'))),
  callKind('matchToken', ({ field, text }) => matchToken(keyOf(field('key')), text('token'))),
  callKind('matches', ({ field, text }) => matches(field('data'), text('selector'))),
]

function keyOf(value: unknown): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError('The key is neither a text nor a number')
}
