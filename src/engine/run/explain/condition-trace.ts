import { arrayValues, isPhpArray } from '../../php/array.ts'
import type { Compat } from '../../compat.ts'
import { catchEngineError } from '../../hash-path/explain/engine-error.ts'
import type { Place } from '../../hash-path/explain/place.ts'
import { resultPlaces } from '../../hash-path/explain/places.ts'
import {
  placeOfKept,
  tracePath,
  type PathTrace,
  type TraceFailure,
} from '../../hash-path/explain/trace.ts'
import { meetsCountIf } from '../../modules/logic/count-if.ts'
import { comparesOneValue, meetsGenericIf } from '../../modules/logic/generic-if.ts'
import { itemsOf } from '../../php/offsets.ts'
import type { PhpList, PhpMap, PhpValue } from '../../php/value.ts'
import { extractData, meetsCondition, subjectOf } from '../condition.ts'
import { applyFilter, listSelector } from '../label-filters.ts'
import { filtersEnabled } from '../node-filter.ts'
import type { ConditionQuery } from './condition-query.ts'
import { reasonOf, type Judgement } from './judge.ts'

/** A condition as it was worked out, with all of its items. */
export interface ConditionTrace {
  readonly query: ConditionQuery
  /** The walk to the items, or for an IF to what is compared. */
  readonly walk: PathTrace
  readonly items: PhpList
  readonly placeOf: (index: number) => Place
  /** One per item; fewer when an error ended it. */
  readonly judgements: readonly Judgement[]
  /** What the path found in each item, as far as it was compared. */
  readonly found: PhpList
  /** The answer of an IF. */
  readonly holds: boolean | null
  readonly failure: TraceFailure | undefined
}

/** Works a condition out as the modules of MISP do. PHP's errors become part of the answer. */
export function traceCondition(
  data: PhpMap,
  query: ConditionQuery,
  compat: Compat,
): ConditionTrace {
  switch (query.kind) {
    case 'generic-if':
      return traceGenericIf(data, query)
    case 'count-if':
      return traceCountIf(data, query)
    case 'filter-generic':
      return traceLabelFilter(data, query, compat)
    case 'node-filter':
      return traceNodeFilter(data, query)
  }
}

function traceGenericIf(data: PhpMap, query: ConditionQuery): ConditionTrace {
  const { operator, value, path } = query
  const walk = tracePath(data, path, comparesOneValue(operator) ? 'get' : 'extract')
  // The default of the module: nothing is an empty list.
  const found = walk.result ?? []
  const items = itemsCompared(found, operator)
  const isWhole = items.length === 1 && items[0] === found
  const places = resultPlaces(walk)
  const judgements = items.map((item): Judgement => {
    const subject = isWhole ? item : [item]
    const isKept = meetsGenericIf(subject, operator, value)
    return { isKept, reason: reasonOf(subject, operator, value, isKept) }
  })
  return {
    query,
    walk,
    items,
    placeOf: isWhole ? () => placeOfEnd(walk) : places.at,
    judgements: walk.failure === undefined ? judgements : [],
    found: items.map((item) => (isWhole ? item : [item])),
    holds: walk.failure === undefined ? meetsGenericIf(found, operator, value) : null,
    failure: walk.failure,
  }
}

/** Operators on lists of values are told value by value, others look at what was found as a whole. */
function itemsCompared(found: PhpValue, operator: string): PhpList {
  const isByValue = ['in', 'not_in', 'in_or', 'not_in_or', 'any_value'].includes(operator)
  return isByValue && isPhpArray(found) ? arrayValues(found) : [found]
}

/** Where the one thing that is compared stands; the place of the data itself when nothing was found. */
function placeOfEnd(walk: PathTrace): Place {
  const last = walk.steps.length - 1
  return walk.steps.at(-1)?.kept.count === 1 ? placeOfKept(walk, last, 0) : []
}

function traceCountIf(data: PhpMap, query: ConditionQuery): ConditionTrace {
  const walk = tracePath(data, query.path, 'extract')
  const items = itemsOf(walk.result)
  const holds =
    walk.failure === undefined ? meetsCountIf(items.length, query.operator, query.value) : null
  return {
    query,
    walk,
    items,
    placeOf: resultPlaces(walk).at,
    judgements: items.map(() => ({ isKept: true, reason: 'found' })),
    found: items,
    holds,
    failure: walk.failure,
  }
}

/** A label filter: the real one is run too, as putting the kept items back can fail where keeping does not. */
function traceLabelFilter(data: PhpMap, query: ConditionQuery, compat: Compat): ConditionTrace {
  const { path, operator, value, selector = '' } = query
  const trace = traceItems(data, query, listSelector(selector))
  if (trace.failure !== undefined) return trace
  const error = catchEngineError(() => {
    applyFilter(data, { selector, path, operator, value }, compat)
  })
  return error === undefined
    ? trace
    : { ...trace, failure: { error, step: undefined, place: undefined } }
}

const ALL_ATTRIBUTES = 'Event._AttributeFlattened.{n}'

function traceNodeFilter(data: PhpMap, query: ConditionQuery): ConditionTrace {
  const { path, operator, value, selector = '' } = query
  if (filtersEnabled({ path, operator, value, selector })) return traceItems(data, query, selector)
  const walk = tracePath(data, ALL_ATTRIBUTES, 'extract')
  const items = itemsOf(walk.result)
  return {
    query,
    walk,
    items,
    placeOf: resultPlaces(walk).at,
    judgements: items.map(() => ({ isKept: true, reason: 'filter-off' })),
    found: items,
    holds: null,
    failure: walk.failure,
  }
}

/** The items at a selector, each judged by what the path finds in it. The first error ends it, as it ends MISP's run. */
function traceItems(data: PhpMap, query: ConditionQuery, selector: string): ConditionTrace {
  const { path, operator, value } = query
  const walk = tracePath(data, selector, 'extract')
  const items = itemsOf(walk.result)
  const places = resultPlaces(walk)
  const judgements: Judgement[] = []
  const found: PhpValue[] = []
  const error = catchEngineError(() => {
    for (const item of items) {
      const values = extractData(item, path)
      const isKept = meetsCondition(values, operator, value)
      const reason = reasonOf(subjectOf(values, operator), operator, value, isKept)
      judgements.push({ isKept, reason })
      found.push(values)
    }
  })
  const failedAt = error && { error, step: undefined, place: places.at(judgements.length) }
  const failure = walk.failure ?? failedAt
  return { query, walk, items, placeOf: places.at, judgements, found, holds: null, failure }
}
