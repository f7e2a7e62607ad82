import { isPhpArray } from '../php/array.ts'
import { phpTypeError } from '../php/errors.ts'
import { phpTypeName } from '../php/type-name.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'

/**
 * CakePHP's Hash functions take arrays only.
 *
 * @throws PhpError a TypeError, which MISP does not catch
 */
export function checkIsArray(method: string, data: PhpValue): asserts data is PhpArray {
  if (isPhpArray(data)) return
  throw phpTypeError(
    `Hash::${method}(): Argument #1 ($data) must be of type array, ${phpTypeName(data)} given`,
  )
}
