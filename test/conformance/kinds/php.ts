import { isPhpArray } from '@/engine/php/array.ts'
import { isEmpty } from '@/engine/php/empty.ts'
import { identical } from '@/engine/php/identical.ts'
import { inArray } from '@/engine/php/in-array.ts'
import {
  isGreater,
  isGreaterOrEqual,
  isLess,
  isLessOrEqual,
  looseCompare,
  looseEquals,
} from '@/engine/php/loose-compare.ts'
import { isNumeric } from '@/engine/php/numeric-string.ts'
import { phpSort } from '@/engine/php/sort.ts'
import { toPhpString } from '@/engine/php/to-string.ts'
import type { PhpArray, PhpMap, PhpValue } from '@/engine/php/value.ts'
import type { CaseKind } from '../case-kind.ts'
import { callKind } from './call.ts'

/** Calls of PHP's own functions and operators. */
export const phpKinds: readonly CaseKind[] = [
  callKind('php_compare', ({ field }) => compare(field('a'), field('b'))),
  callKind('php_in_array', ({ field }) => inArray(field('needle'), arrayOf(field('haystack')))),
  callKind('php_sort', ({ field }) => phpSort(arrayOf(field('data')))),
  callKind('php_is_numeric', ({ field }) => isNumeric(field('data'))),
  callKind('php_empty', ({ field }) => isEmpty(field('data'))),
  callKind('php_string', ({ field }) => toPhpString(field('data'))),
]

function compare(a: PhpValue, b: PhpValue): PhpMap {
  return {
    eq: looseEquals(a, b),
    ne: !looseEquals(a, b),
    lt: isLess(a, b),
    le: isLessOrEqual(a, b),
    gt: isGreater(a, b),
    ge: isGreaterOrEqual(a, b),
    spaceship: looseCompare(a, b),
    identical: identical(a, b),
  }
}

function arrayOf(value: PhpValue): PhpArray {
  if (isPhpArray(value)) return value
  throw new TypeError('The value is no array')
}
