import { arrayGet, arrayMerge, arraySet, isPhpArray, toPhpArray } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { phpTypeName } from '../php/type-name.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { changeEntries } from './change-entries.ts'
import { checkIsArray } from './check-is-array.ts'
import { compilePath } from './compile-path.ts'
import { itemTest, testOnlyArrays } from './match-conditions.ts'
import { restOf } from './rest-of-path.ts'

/**
 * The data with a value put where a path leads. The data itself stays as it is; what does not change is shared.
 *
 * MISP: a path without `{` and `[` is walked key by key, and missing, null and scalar steps become arrays. With them,
 * only what exists is changed: each entry the first token stands for gets the value inserted at the rest of the path,
 * or is merged with it when there is no rest (or the rest is `0`).
 *
 * @throws PhpError when the data, or an entry the path wants to change, is no array
 * @throws UnsupportedRegexError when a regex of the path can't be translated faithfully
 * @throws UnsupportedPathError when the path has too many parts
 */
export function insert(data: PhpValue, path: string, value: PhpValue): PhpArray {
  checkIsArray('insert', data)
  const { parsed } = compilePath(path)
  const [token, ...rest] = parsed.tokens
  if (token === undefined) return data
  if (parsed.isSimple) {
    return insertAt(
      data,
      token.text,
      rest.map((part) => part.text),
      value,
    )
  }
  const restPath = restOf(parsed)
  const test = token.conditions && itemTest(token.conditions)
  return changeEntries(data, token, (item) => {
    if (test !== undefined && !testOnlyArrays(test, item)) return item
    return isEmpty(restPath) ? mergeInto(item, value) : insert(item, restPath, value)
  })
}

/** Sets what the keys lead to, making arrays on the way. */
function insertAt(data: PhpArray, key: string, rest: readonly string[], value: PhpValue): PhpArray {
  const [next, ...further] = rest
  if (next === undefined) return arraySet(data, key, value)
  const step = arrayGet(data, key) ?? null
  return arraySet(data, key, insertAt(isPhpArray(step) ? step : [], next, further, value))
}

function mergeInto(item: PhpValue, value: PhpValue): PhpArray {
  if (!isPhpArray(item)) {
    throw phpTypeError(
      `array_merge(): Argument #1 must be of type array, ${phpTypeName(item)} given`,
    )
  }
  return arrayMerge(item, toPhpArray(value))
}
