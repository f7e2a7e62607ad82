import {
  arrayEntries,
  arrayFromEntries,
  arrayGet,
  arraySet,
  arrayUnset,
  isPhpList,
} from '../php/array.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { keyTest } from './match-token.ts'
import type { PathToken } from './parse-path.ts'

/** What becomes of an entry: its new value (or the same), undefined to remove it. */
export type EntryChange = (value: PhpValue) => PhpValue | undefined

/** The array with the entries changed that a token's key part stands for; the same array when none changes. */
export function changeEntries(array: PhpArray, token: PathToken, change: EntryChange): PhpArray {
  return token.kind === 'name'
    ? changeEntry(array, token.key, change)
    : changeMatchingEntries(array, token, change)
}

function changeEntry(array: PhpArray, key: string, change: EntryChange): PhpArray {
  const value = arrayGet(array, key)
  if (value === undefined) return array
  const changed = change(value)
  if (changed === undefined) return arrayUnset(array, key)
  return changed === value ? array : arraySet(array, key, changed)
}

function changeMatchingEntries(array: PhpArray, token: PathToken, change: EntryChange): PhpArray {
  const test = keyTest(token.kind, token.key)
  let isChanged = false
  const entries: [string, PhpValue][] = []
  for (const [key, value] of arrayEntries(array)) {
    const changed = test(key) ? change(value) : value
    isChanged ||= changed !== value
    if (changed !== undefined) entries.push([key, changed])
  }
  if (!isChanged) return array
  const values = entries.map(([, value]) => value)
  return isPhpList(array) && values.length === array.length ? values : arrayFromEntries(entries)
}
