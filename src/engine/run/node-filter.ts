import type { Compat } from '../compat.ts'
import { extract } from '../hash-path/index.ts'
import { inArray } from '../php/in-array.ts'
import { looseEquals } from '../php/loose-compare.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { extractData, getItemsMatchingCondition } from './condition.ts'

/** What MISP's editor offers for the filter of a node, stored value and label: fewer operators than its modules know. */
export const NODE_FILTER_OPERATORS = [
  ['in', 'In'],
  ['not_in', 'Not in'],
  ['equals', 'Equals'],
  ['not_equals', 'Not equals'],
] as const

/** The filter of an action node: the items at the selector whose value at the path meets the condition. */
export interface NodeFilter {
  readonly selector: PhpValue
  readonly value: PhpValue
  readonly operator: PhpValue
  readonly path: PhpValue
}

/**
 * A node's filter as stored (`saved_filters`). What is missing is the empty text; the list form that freshly created
 * nodes have (`[{text, value}, …]`) has none of the keys, so it means no filter.
 */
export function getFilters(savedFilters: PhpValue): NodeFilter {
  return {
    selector: storedField(savedFilters, 'selector'),
    value: storedField(savedFilters, 'value'),
    operator: storedField(savedFilters, 'operator'),
    path: storedField(savedFilters, 'path'),
  }
}

function storedField(savedFilters: PhpValue, key: keyof NodeFilter): PhpValue {
  return getOffset(savedFilters, key) ?? ''
}

/** Whether a node's filter is on: at least one of its four fields is not empty. */
export function filtersEnabled(savedFilters: PhpValue): boolean {
  return fieldsOf(getFilters(savedFilters)).some((field) => !looseEquals(field, ''))
}

function fieldsOf(filter: NodeFilter): PhpValue[] {
  return [filter.selector, filter.value, filter.operator, filter.path]
}

const ALL_ATTRIBUTES = 'Event._AttributeFlattened.{n}'

/**
 * The items an action on attributes works on: those the node filter keeps, without a filter (or for a module that does
 * not support them) all attributes.
 *
 * @throws PhpError where the filter's path hits a value PHP can't walk through
 * @throws UnsupportedRegexError when a regex of a path can't be translated faithfully
 */
export function getMatchingItemsForAttributes(
  data: PhpMap,
  savedFilters: PhpValue,
  supportsFilters: boolean,
  compat: Compat,
): PhpValue {
  if (!supportsFilters || !filtersEnabled(savedFilters)) return extract(data, ALL_ATTRIBUTES)
  return keptItems(data, getFilters(savedFilters), compat)
}

/**
 * The items a node filter keeps; the data itself unless all four fields are filled in.
 *
 * @throws as `getMatchingItemsForAttributes`
 */
export function extractDataForFilters(
  data: PhpMap,
  savedFilters: PhpValue,
  compat: Compat,
): PhpValue {
  const filter = getFilters(savedFilters)
  return inArray(null, fieldsOf(filter)) ? data : keptItems(data, filter, compat)
}

function keptItems(data: PhpMap, filter: NodeFilter, compat: Compat): PhpValue {
  const items = extractData(data, filter.selector)
  return getItemsMatchingCondition(items, filter.value, filter.operator, filter.path, compat)
}
