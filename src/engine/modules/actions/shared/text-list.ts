import { isPhpArray } from '../../../php/array.ts'
import { isEmpty } from '../../../php/empty.ts'
import { itemsOf } from '../../../php/offsets.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpValue } from '../../../php/value.ts'

/** The texts of a multiple choice; a single saved value counts as a choice of one. */
export function textList(value: PhpValue): readonly string[] {
  if (isPhpArray(value)) {
    return itemsOf(value).flatMap((item) => (isPhpArray(item) ? [] : [toPhpString(item)]))
  }
  return isEmpty(value) ? [] : [toPhpString(value)]
}
