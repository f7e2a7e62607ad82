import { compatOf } from '@/engine/compat.ts'
import { isPhpMap, toPhpArray, toPhpMap } from '@/engine/php/array.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import {
  evaluateCondition,
  extractData,
  getItemsMatchingCondition,
} from '@/engine/run/condition.ts'
import { applyFilter, getFilteredData } from '@/engine/run/label-filters.ts'
import {
  extractDataForFilters,
  filtersEnabled,
  getFilters,
  getMatchingItemsForAttributes,
} from '@/engine/run/node-filter.ts'
import type { CaseKind } from '../case-kind.ts'
import { callKind, type CallFields } from './call.ts'

/** The version whose answers were recorded. */
const compat = compatOf('2.5.1')

/** Calls of MISP's conditions and filters. */
export const conditionKinds: readonly CaseKind[] = [
  callKind('evaluateCondition', ({ field }) =>
    evaluateCondition(field('data'), field('operator'), field('value')),
  ),
  callKind('extractData', ({ field }) => extractData(field('data'), field('path'))),
  callKind('getItemsMatchingCondition', ({ field }) =>
    getItemsMatchingCondition(
      field('items'),
      field('value'),
      field('operator'),
      field('path'),
      compat,
    ),
  ),
  callKind('applyFilter', (call) => applyFilter(dataOf(call), filterOf(call), compat)),
  callKind('filterDataIfNeeded', (call) => getFilteredData(dataOf(call), compat)),
  callKind('getData', (call) => getFilteredData(dataOf(call), compat)),
  callKind('filtersEnabled', ({ field }) => filtersEnabled(field('saved_filters'))),
  callKind('getFilters', ({ field }) => ({ ...getFilters(field('saved_filters')) })),
  callKind('getMatchingItemsForAttributes', (call) =>
    getMatchingItemsForAttributes(dataOf(call), call.field('saved_filters'), true, compat),
  ),
  callKind('extractDataForFilters', (call) =>
    extractDataForFilters(dataOf(call), call.field('saved_filters'), compat),
  ),
]

function dataOf(call: CallFields): PhpMap {
  const data = call.field('data')
  return isPhpMap(data) ? data : toPhpMap(toPhpArray(data))
}

function filterOf(call: CallFields): Record<'selector' | 'path' | 'operator' | 'value', PhpValue> {
  const options = call.field('options')
  return {
    selector: getOffset(options, 'selector'),
    path: getOffset(options, 'path'),
    operator: getOffset(options, 'operator'),
    value: getOffset(options, 'value'),
  }
}
