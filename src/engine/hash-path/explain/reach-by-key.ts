import { arrayCount, arrayGet, isPhpArray, isPhpList } from '../../php/array.ts'
import type { PhpArray, PhpList, PhpMap, PhpValue } from '../../php/value.ts'
import { keyTest, type KeyTest } from '../match-token.ts'
import type { PathToken } from '../parse-path.ts'
import type { DropGroup, DropRecorder } from './drop-recorder.ts'
import type { DropReason } from './explanation.ts'
import { ItemList } from './item-list.ts'
import type { StepTrace } from './trace.ts'

/** Adds what a token's key part leads to from one item; a reason where that is nothing. */
type Reach = (value: PhpValue, parent: number, reached: ItemList) => DropReason | undefined

/**
 * The items a token's key part leads to.
 *
 * MISP: in a path with `{` or `[` every item is cast to an array first: null has no entries, a scalar is its own only
 * entry under the key 0. Else the key is used as an array index.
 */
export function reachByKey(
  before: ItemList,
  token: PathToken,
  isSimple: boolean,
  drops: DropRecorder,
): ItemList {
  const reach = isSimple ? byIndex(token.key) : byToken(token)
  const reached = new ItemList()
  for (let index = 0; index < before.count; index++) {
    const reason = reach(before.values[index] ?? null, index, reached)
    if (reason !== undefined) drops.atKey(reason, index)
  }
  return reached
}

function byToken(token: PathToken): Reach {
  switch (token.kind) {
    case 'name':
      return onlyArrays((array, parent, reached) => byName(array, token.key, parent, reached))
    case 'numeric':
      return byNumber(token.key)
    case 'text':
      return onlyArrays(byEntries(keyTest(token.kind, token.key), 'no-text-keys'))
    case 'number':
    case 'any':
      return orItself(byEntries(keyTest(token.kind, token.key), 'no-numeric-keys'))
  }
}

/** One key, used as an index: a list has only 0, 1, 2 … */
function byIndex(key: string): Reach {
  return onlyArrays((array, parent, reached) => {
    const value = arrayGet(array, key)
    if (value === undefined) return missing(array, key)
    reached.add(value, parent, isPhpList(array) ? Number(key) : key)
    return undefined
  })
}

function missing(array: PhpArray, key: string): DropReason {
  if (arrayCount(array) === 0) return 'empty-array'
  if (!isPhpList(array)) return 'key-missing'
  return /^-?\d+$/.test(key) ? 'index-missing' : 'list-has-no-keys'
}

type ReachInArray = (array: PhpArray, parent: number, reached: ItemList) => DropReason | undefined

function onlyArrays(reach: ReachInArray): Reach {
  return (value, parent, reached) => {
    if (isPhpArray(value)) return reach(value, parent, reached)
    return value === null ? 'null-has-no-keys' : 'scalar-has-no-keys'
  }
}

/** A scalar counts as a list of itself. */
function orItself(reach: ReachInArray): Reach {
  return (value, parent, reached) => {
    if (isPhpArray(value)) return reach(value, parent, reached)
    if (value === null) return 'null-has-no-keys'
    reached.add(value, parent, null)
    return undefined
  }
}

function byName(
  array: PhpArray,
  key: string,
  parent: number,
  reached: ItemList,
): DropReason | undefined {
  if (isPhpList(array)) return array.length === 0 ? 'empty-array' : 'list-has-no-keys'
  const value = arrayGet(array, key)
  if (value === undefined) return arrayCount(array) === 0 ? 'empty-array' : 'key-missing'
  reached.add(value, parent, key)
  return undefined
}

function byNumber(key: string): Reach {
  const index = Number(key)
  const inEntries = byEntries(keyTest('numeric', key), 'key-missing')
  const inArray: ReachInArray = (array, parent, reached) => {
    if (!isPhpList(array)) return inEntries(array, parent, reached)
    const value = array[index]
    if (value === undefined) return array.length === 0 ? 'empty-array' : 'index-missing'
    reached.add(value, parent, index)
    return undefined
  }
  return index === 0 ? orItself(inArray) : onlyArrays(inArray)
}

function byEntries(test: KeyTest, nothing: DropReason): ReachInArray {
  return (array, parent, reached) => {
    const found = isPhpList(array)
      ? reachInList(array, test, parent, reached)
      : reachInMap(array, test, parent, reached)
    if (found) return undefined
    return arrayCount(array) === 0 ? 'empty-array' : nothing
  }
}

function reachInList(list: PhpList, test: KeyTest, parent: number, reached: ItemList): boolean {
  // The keys of a list are all alike: integers.
  if (!test('0')) return false
  for (let index = 0; index < list.length; index++) reached.add(list[index] ?? null, parent, index)
  return list.length > 0
}

function reachInMap(map: PhpMap, test: KeyTest, parent: number, reached: ItemList): boolean {
  let found = false
  for (const key in map) {
    if (!Object.hasOwn(map, key) || !test(key)) continue
    reached.add(map[key] ?? null, parent, key)
    found = true
  }
  return found
}

/** The last step of a walk key by key: null counts as missing. */
export function dropNull(step: StepTrace): StepTrace {
  if (step.reached.values[0] !== null) return step
  const group: DropGroup = {
    reason: 'null-value',
    condition: undefined,
    of: 'reached',
    indexes: [0],
  }
  return { ...step, kept: new ItemList(), drops: [...step.drops, group] }
}
