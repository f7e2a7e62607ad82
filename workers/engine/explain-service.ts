import { compatOf, DEFAULT_MISP_VERSION } from '@/engine/compat'
import { completePath } from '@/engine/hash-path/complete/complete-path'
import { explainTrace } from '@/engine/hash-path/explain/explain-path'
import { stepDrops, stepItems } from '@/engine/hash-path/explain/inspect-step'
import { resultPlaces } from '@/engine/hash-path/explain/places'
import { tracePath, type PathTrace } from '@/engine/hash-path/explain/trace'
import { findPaths } from '@/engine/hash-path/find/find-paths'
import { placeToPath } from '@/engine/hash-path/find/place-to-path'
import { isPhpArray, toPhpMap } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { traceCondition, type ConditionTrace } from '@/engine/run/explain/condition-trace'
import { conditionItems, describeCondition } from '@/engine/run/explain/explain-condition'
import { attempt } from './attempt'
import type {
  CompleteAnswer,
  CompleteQuery,
  ConditionAnswer,
  ConditionItemPage,
  ConditionRequest,
  DroppedItemPage,
  DroppedItemsQuery,
  ExplainAnswer,
  ExplainQuery,
  FindAnswer,
  FindQuery,
  NoData,
  PathToAnswer,
  PathToQuery,
  PlacePage,
  StepItemPage,
} from './explain-protocol'
import type { DataForm } from './protocol'

/** Gives the loaded data in a form; undefined when there is none. */
type DataSource = (form: DataForm) => PhpValue | undefined

const NO_DATA: NoData = { outcome: 'no-data' }

/** The first few thousand items of an answer are more than anybody reads; a page asks for some at a time. */
const MOST_AT_ONCE = 1_000

/**
 * Understanding and finding paths on the loaded data. It keeps the last explanation, so that the page can ask for the
 * items of its steps.
 */
export class ExplainService {
  readonly #data: DataSource
  #trace: { readonly id: number; readonly trace: PathTrace } | null = null
  #condition: { readonly id: number; readonly trace: ConditionTrace } | null = null
  #lastId = 0

  constructor(data: DataSource) {
    this.#data = data
  }

  /** Explains a path, token by token. */
  explain({ path, mode, form }: ExplainQuery): ExplainAnswer {
    const data = this.#read(form)
    if (data === undefined) return NO_DATA
    const start = performance.now()
    const trace = tracePath(data, path, mode)
    const explanation = explainTrace(trace)
    this.#lastId += 1
    this.#trace = { id: this.#lastId, trace }
    const milliseconds = performance.now() - start
    return { outcome: 'explained', id: this.#lastId, explanation, milliseconds }
  }

  /** Items that a step gave; null when a newer explanation has taken its place. */
  stepItems(id: number, step: number, start: number, count: number): StepItemPage | null {
    const trace = this.#traceOf(id)
    return trace && stepItems(trace, step, start, limited(count))
  }

  /** Items that a step dropped for one of its reasons; null when a newer explanation has taken its place. */
  droppedItems({ id, step, drop, start, count }: DroppedItemsQuery): DroppedItemPage | null {
    const trace = this.#traceOf(id)
    return trace && stepDrops(trace, step, drop, start, limited(count))
  }

  /** Where the entries of the explained path's result stand; null when a newer explanation has taken its place. */
  places(id: number, start: number, count: number): PlacePage | null {
    const trace = this.#traceOf(id)
    if (trace === null) return null
    const places = resultPlaces(trace)
    const length = Math.max(0, Math.min(limited(count), places.count - start))
    const items = Array.from({ length }, (_, offset) => places.at(start + offset))
    return { start, total: places.count, items }
  }

  /** The exact path to a place. */
  pathTo({ form, place }: PathToQuery): PathToAnswer {
    const data = this.#read(form)
    return data === undefined ? NO_DATA : { outcome: 'path', ...placeToPath(data, place) }
  }

  /** Paths that give the values at some places, the best first. */
  find({ form, places }: FindQuery): FindAnswer {
    const data = this.#read(form)
    return data === undefined ? NO_DATA : { outcome: 'found', candidates: findPaths(data, places) }
  }

  /** What can stand at the cursor of a path. */
  complete({ path, cursor, form }: CompleteQuery): CompleteAnswer {
    const data = this.#read(form)
    return data === undefined
      ? NO_DATA
      : { outcome: 'completed', ...completePath(data, path, cursor) }
  }

  /** Explains a condition, item by item. */
  condition({ form, condition, version }: ConditionRequest): ConditionAnswer {
    const data = this.#read(form)
    if (!isPhpArray(data)) return NO_DATA
    const compat = compatOf(version ?? DEFAULT_MISP_VERSION)
    const trace = traceCondition(toPhpMap(data), condition, compat)
    this.#lastId += 1
    this.#condition = { id: this.#lastId, trace }
    return { outcome: 'explained', id: this.#lastId, condition: describeCondition(trace) }
  }

  /** Items of one group of a condition; null when a newer one has taken its place. */
  conditionItems(
    id: number,
    group: number,
    start: number,
    count: number,
  ): ConditionItemPage | null {
    return this.#condition?.id === id
      ? conditionItems(this.#condition.trace, group, start, limited(count))
      : null
  }

  #read(form: DataForm): PhpValue | undefined {
    const data = attempt(() => this.#data(form))
    return data.ok ? data.value : undefined
  }

  #traceOf(id: number): PathTrace | null {
    return this.#trace?.id === id ? this.#trace.trace : null
  }
}

function limited(count: number): number {
  return Math.min(count, MOST_AT_ONCE)
}
