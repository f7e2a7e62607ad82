import { arrayCount, isPhpArray } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import { checkIsArray } from './check-is-array.ts'
import { compilePath } from './compile-path.ts'

/**
 * All values a path finds.
 *
 * MISP: an empty path (also `0`) gives the data itself. A path without `{` and `[` gives what it leads to: an array as
 * it is, another value in a list, nothing for null. Any other path gives a list of what it finds.
 *
 * @throws PhpError when the data is no array, the path is one, or a regex meets an array
 * @throws UnsupportedRegexError when a regex of the path can't be translated faithfully
 * @throws UnsupportedPathError when the path has too many parts
 */
export function extract(data: PhpValue, path: PhpValue): PhpArray {
  checkIsArray('extract', data)
  return extractFrom(data, path)
}

/**
 * Whether a path finds at least one value. A path without `{` and `[` finds nothing in an empty array.
 *
 * @throws as `extract`
 */
export function check(data: PhpValue, path: PhpValue): boolean {
  checkIsArray('check', data)
  return arrayCount(extractFrom(data, path)) > 0
}

/**
 * `extract` for many items: the path is looked at once.
 *
 * @returns a function that throws as `extract`
 */
export function extractor(path: PhpValue): (data: PhpValue) => PhpArray {
  let find: ((data: PhpArray) => PhpArray) | undefined
  return (data) => {
    checkIsArray('extract', data)
    find ??= preparedPath(path)
    return find(data)
  }
}

function extractFrom(data: PhpArray, path: PhpValue): PhpArray {
  return preparedPath(path)(data)
}

function preparedPath(path: PhpValue): (data: PhpArray) => PhpArray {
  if (isEmpty(path)) return (data) => data
  if (isPhpArray(path)) {
    throw phpTypeError('preg_match(): Argument #2 ($subject) must be of type string, array given')
  }
  return compilePath(toPhpString(path)).extract
}
