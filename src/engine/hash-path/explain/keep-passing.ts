import { arrayGet, isPhpArray } from '../../php/array.ts'
import type { PhpArray } from '../../php/value.ts'
import { conditionTest, type ItemTest } from '../match-conditions.ts'
import type { Condition } from '../parse-conditions.ts'
import type { DropRecorder } from './drop-recorder.ts'
import { catchEngineError, type EngineError } from './engine-error.ts'
import type { DropReason } from './explanation.ts'
import { ItemList } from './item-list.ts'

interface Passing {
  readonly kept: ItemList
  /** The item at which a test ended with an error. */
  readonly failed: { readonly index: number; readonly error: EngineError } | undefined
}

/**
 * The items that pass all conditions of a token; the first one that fails decides. Brackets drop what is no array, even
 * when no condition could be read in them.
 */
export function keepPassing(
  reached: ItemList,
  conditions: readonly Condition[],
  drops: DropRecorder,
): Passing {
  const kept = new ItemList()
  const tests = conditions.map(conditionTest)
  let index = 0
  const error = catchEngineError(() => {
    for (; index < reached.count; index++) {
      const item = reached.values[index] ?? null
      if (!isPhpArray(item)) {
        drops.afterKey('not-an-array', undefined, index)
        continue
      }
      const failing = firstFailing(tests, item)
      if (failing === -1) kept.addFrom(reached, index)
      else drops.afterKey(reasonOf(conditions[failing], item), failing, index)
    }
  })
  return { kept, failed: error && { index, error } }
}

function firstFailing(tests: readonly ItemTest[], item: PhpArray): number {
  let number = 0
  for (const test of tests) {
    if (!test(item)) return number
    number++
  }
  return -1
}

function reasonOf(condition: Condition | undefined, item: PhpArray): DropReason {
  if (condition === undefined) return 'condition-false'
  if (arrayGet(item, condition.attribute) === undefined) return 'attribute-missing'
  if (condition.operator === undefined) return 'attribute-null'
  if (condition.regex === undefined) return 'condition-false'
  return condition.regex.refused === undefined ? 'regex-no-match' : 'regex-refused'
}
