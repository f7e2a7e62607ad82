import { isPhpArray } from '../../../php/array.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpValue } from '../../../php/value.ts'
import { enableFilter, keepUnfiltered, type LabelFilter } from '../../../run/label-filters.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

/**
 * Switches filters on under a label: the first under the label itself, a second under the label with `_2`. Without any
 * filter only the copy for a reset is kept.
 *
 * @throws PhpError when the label, or what the data holds in place of filters, can't be used as PHP would have to
 */
export function switchFiltersOn(
  context: ModuleContext,
  label: PhpValue,
  filters: readonly LabelFilter[],
): void {
  if (isPhpArray(label)) throw phpTypeError('Illegal offset type')
  const name = toPhpString(label)
  const seen = keepUnfiltered(context.data())
  const data = filters.reduce(
    (filtered, filter, index) =>
      enableFilter(filtered, index === 0 ? name : `${name}_${index + 1}`, filter),
    seen,
  )
  context.store(data)
}
