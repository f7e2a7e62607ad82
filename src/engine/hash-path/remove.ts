import { arrayGet, arraySet, arrayUnset, isPhpArray } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { PhpError } from '../php/errors.ts'
import { parseNumericString } from '../php/numeric-string.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { changeEntries } from './change-entries.ts'
import { checkIsArray } from './check-is-array.ts'
import { compilePath } from './compile-path.ts'
import { itemTest, type ItemTest } from './match-conditions.ts'
import { restOf } from './rest-of-path.ts'

/**
 * The data without what a path leads to. The data itself stays as it is; what does not change is shared. Keys are not
 * numbered anew, so a list may become a map.
 *
 * MISP: a path without `{` and `[` removes one key. With them, every entry the first token stands for is looked at: an
 * array is removed when it passes the conditions and no path is left, otherwise the rest is removed from it; arrays that
 * are empty then (or were before) are removed too. A value that is no array is removed when no path is left, whatever
 * the conditions say.
 *
 * @throws PhpError when the data is no array, or the path steps through a text
 * @throws UnsupportedRegexError when a regex of the path can't be translated faithfully
 * @throws UnsupportedPathError when the path has too many parts
 */
export function remove(data: PhpValue, path: string): PhpArray {
  checkIsArray('remove', data)
  const { parsed } = compilePath(path)
  const [token, ...rest] = parsed.tokens
  if (token === undefined) return data
  if (parsed.isSimple) {
    return removeAt(
      data,
      token.text,
      rest.map((part) => part.text),
    )
  }
  const restPath = restOf(parsed)
  const test = token.conditions && itemTest(token.conditions)
  return changeEntries(data, token, (item) =>
    isPhpArray(item) ? removeFromArray(item, test, restPath) : scalarLeft(item, restPath),
  )
}

function scalarLeft(value: PhpValue, rest: string): PhpValue | undefined {
  return rest === '' ? undefined : value
}

function removeFromArray(
  item: PhpArray,
  test: ItemTest | undefined,
  rest: string,
): PhpArray | undefined {
  const left = test === undefined || test(item) ? removeRest(item, test, rest) : item
  return isEmpty(left) ? undefined : left
}

/** Without conditions an empty rest is a path like any other: it names the key that is the empty text. */
function removeRest(
  item: PhpArray,
  test: ItemTest | undefined,
  rest: string,
): PhpArray | undefined {
  return test !== undefined && rest === '' ? undefined : remove(item, rest)
}

function removeAt(data: PhpArray, key: string, rest: readonly string[]): PhpArray {
  const [next, ...further] = rest
  if (next === undefined) return arrayUnset(data, key)
  const step = arrayGet(data, key) ?? null
  if (isPhpArray(step)) {
    const left = removeAt(step, next, further)
    return left === step ? data : arraySet(data, key, left)
  }
  if (further.length > 0 && hasOffset(step, next)) {
    throw new PhpError('Error', 'Cannot create references to/from string offsets')
  }
  return data
}

/** PHP's `isset($text[$offset])`: counted in bytes, negative ones from the end. */
function hasOffset(value: PhpValue, offset: string): boolean {
  if (typeof value !== 'string') return false
  const index = parseNumericString(offset)?.integer
  if (index === undefined) return false
  const length = BigInt(new TextEncoder().encode(value).length)
  return index < length && index >= -length
}
