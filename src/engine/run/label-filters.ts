import type { Compat } from '../compat.ts'
import { insert, remove } from '../hash-path/index.ts'
import { arrayGet, arraySet, arrayUnset, arrayValues, isPhpArray, toPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { phpTypeError } from '../php/errors.ts'
import { getOffset, setOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import { phpTypeName } from '../php/type-name.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { extractData, getItemsMatchingCondition } from './condition.ts'

/** What a filtering label keeps: the items at the selector whose value at the path meets the condition. */
export interface LabelFilter {
  readonly selector: PhpValue
  readonly path: PhpValue
  readonly operator: PhpValue
  readonly value: PhpValue
}

const ENABLED = 'enabledFilters'
const UNFILTERED = '_unfilteredData'
const ALL_LABELS = 'all'

/**
 * The roaming data as modules see it (MISP's `getData()`): every enabled filter applied in the order in which the
 * labels were first switched on, each to the result of the one before. The stored data does not change.
 *
 * @throws PhpError where a filter's path hits a value PHP can't walk through
 * @throws UnsupportedRegexError when a regex of a path can't be translated faithfully
 */
export function getFilteredData(data: PhpMap, compat: Compat): PhpMap {
  const enabled = getOffset(data, ENABLED)
  if (!isPhpArray(enabled)) return data
  return arrayValues(enabled).reduce<PhpMap>(
    (filtered, options) => applyFilter(filtered, readFilter(options), compat),
    data,
  )
}

/** A stored filter: what is missing is null, as where nothing has keys at all. */
function readFilter(options: PhpValue): LabelFilter {
  if (typeof options === 'string') {
    throw phpTypeError('Cannot access offset of type string on string')
  }
  return {
    selector: getOffset(options, 'selector'),
    path: getOffset(options, 'path'),
    operator: getOffset(options, 'operator'),
    value: getOffset(options, 'value'),
  }
}

const EVERY_ITEM = '.{n}'

/**
 * The data with one filter applied.
 *
 * MISP: one `.{n}` at the end of the selector is cut off. What is found there is replaced by the items kept, by the rules
 * of `insert`: a selector that finds nothing creates an empty array, one with a wildcard left writes all kept items to
 * each place, an empty one stores them under the empty key.
 *
 * @throws as `getFilteredData`
 */
export function applyFilter(data: PhpMap, filter: LabelFilter, compat: Compat): PhpMap {
  const selector = listSelector(filter.selector)
  const items = extractData(data, selector)
  const kept = getItemsMatchingCondition(items, filter.value, filter.operator, filter.path, compat)
  // MISP throws the result of this away, but it can fail where inserting would not.
  remove(data, selector)
  return toPhpMap(insert(data, selector, kept))
}

/** The selector of a filter as MISP uses it: one `.{n}` at its end is cut off. */
export function listSelector(selector: PhpValue): string {
  if (isPhpArray(selector)) {
    throw phpTypeError(
      `substr(): Argument #1 ($string) must be of type string, ${phpTypeName(selector)} given`,
    )
  }
  const text = toPhpString(selector)
  return text.endsWith(EVERY_ITEM) ? text.slice(0, -EVERY_ITEM.length) : text
}

/**
 * The roaming data with a filter switched on under a label. Takes the filtered view, which is what the modules store:
 * filters switched on before are thereby worked into the data for good. The first filter keeps a copy of the data.
 *
 * @throws PhpError when the data holds something else where the filters should be
 */
export function enableFilter(filtered: PhpMap, label: string, filter: LabelFilter): PhpMap {
  const withCopy = keepUnfiltered(filtered)
  const enabled = setOffset(getOffset(filtered, ENABLED), label, { ...filter })
  return toPhpMap(arraySet(withCopy, ENABLED, enabled))
}

/** The roaming data with a copy of itself to be restored by a reset; as it is when it has one. */
export function keepUnfiltered(filtered: PhpMap): PhpMap {
  if (!isEmpty(getOffset(filtered, UNFILTERED))) return filtered
  return toPhpMap(arraySet(filtered, UNFILTERED, filtered))
}

/**
 * The roaming data with filters switched off: in all cases what was kept when the first filter was switched on, without
 * the label, or for `all` with an empty list of filters. As the copy was made before any filter, every label drops all.
 *
 * @throws PhpError when no filter was ever switched on, unless the label is `all`
 */
export function resetFilters(data: PhpMap, label: string): PhpMap {
  const unfiltered = getOffset(data, UNFILTERED)
  if (label === ALL_LABELS) return toPhpMap(setOffset(unfiltered, ENABLED, []))
  if (!isPhpArray(unfiltered)) {
    throw phpTypeError(
      `WorkflowRoamingData::setData(): Argument #1 ($data) must be of type array, ${phpTypeName(unfiltered)} given`,
    )
  }
  const enabled = arrayGet(unfiltered, ENABLED)
  if (enabled === undefined || !isPhpArray(enabled)) return toPhpMap(unfiltered)
  return toPhpMap(arraySet(unfiltered, ENABLED, arrayUnset(enabled, label)))
}
