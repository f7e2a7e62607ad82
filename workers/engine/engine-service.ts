import { advisePath } from '@/engine/hash-path/advice/advise-path'
import type { Note } from '@/engine/hash-path/advice/note'
import type { Place } from '@/engine/hash-path/explain/place'
import type { PhpValue } from '@/engine/php/value'
import { placeAtOffset } from '@/formats/json/places-in-text'
import { offsetOf, type TextRange } from '@/formats/json/text-ranges'
import { formatJson } from '@/formats/json/format-json'
import { kindOf } from '@/formats/json/json-kinds'
import { parseJson, type JsonProblem } from '@/formats/json/parse-json'
import { writeJson } from '@/formats/json/write-json'
import { attempt } from './attempt'
import { ComparedEvents } from './comparison'
import { EventDocument } from './event-document'
import type { HashPathExercise } from '@/formats/exercise/pack'
import type { Verdict } from '../exercise/protocol'
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
  PathToAnswer,
  PathToQuery,
  PlacePage,
  StepItemPage,
} from './explain-protocol'
import { ExplainService } from './explain-service'
import type {
  FilterPreview,
  FilterQuery,
  PathFieldQuery,
  PathPreview,
  TemplatePreview,
  TemplateQuery,
} from './field-preview-protocol'
import {
  rowsPerPage,
  type DataForm,
  type Evaluation,
  type LoadedDocument,
  type LoadResult,
  type PathCount,
  type PathQuery,
  type PathsToPlace,
  type ResultRow,
  type ShownEntry,
  type TextPart,
  type TriggerChoice,
  type TriggerOption,
} from './protocol'
import { pathsToPlace } from './paths-to-place'
import { readPath } from './read-path'
import { ResultPlaces } from './result-places'
import { ResultRows } from './result-rows'
import { defaultTrigger, triggerOptions } from './trigger-data'
import { showPlace } from './show-place'
import { TreeService } from './tree-service'

/** Only the editor of workflows needs it, and the template engine with it. */
const fieldPreview = () => import('./field-preview')

/** Advice that looks at more data than this comes too late for somebody who types. */
const maxAdvised = 5_000_000

/**
 * What the engine worker does for the page. It holds the loaded data and the last result, so that the page sends text
 * once and asks for what it shows.
 */
export class EngineService {
  #document: EventDocument | null = null
  #trigger = defaultTrigger
  #result: {
    readonly id: number
    readonly rows: ResultRows
    readonly places: ResultPlaces
  } | null = null
  #lastId = 0
  readonly #paths = new ExplainService((form) => this.#document?.data(form))
  /** The loaded data as a tree. */
  readonly tree = new TreeService(
    () => this.#document,
    (result, form) => (this.#result?.id === result ? this.#result.places.tree(form) : undefined),
  )
  /** Other events beside the one in use. */
  readonly compared = new ComparedEvents(() => this.#document)

  /** Reads JSON text. What is no JSON leaves the data that was loaded before in place. */
  load(text: string): LoadResult {
    const parsed = parseJson(text)
    if (!parsed.ok) return parsed
    this.#document = new EventDocument(parsed.value, text, this.#trigger)
    return { ok: true, document: this.#document.describe() }
  }

  /** Takes another event of the loaded data into use; null when nothing is loaded. */
  choose(index: number): LoadedDocument | null {
    this.#document?.choose(index)
    return this.#document?.describe() ?? null
  }

  /** Normalises for another trigger from now on; null when nothing is loaded. */
  fire(choice: TriggerChoice): LoadedDocument | null {
    this.#trigger = choice
    this.#document?.fire(choice)
    this.compared.fire(choice)
    return this.#document?.describe() ?? null
  }

  /** The triggers that data can be normalised for. */
  triggers(): readonly TriggerOption[] {
    return triggerOptions()
  }

  /** Reads a path on the loaded data. */
  evaluate(query: PathQuery): Evaluation {
    const test = this.#testData(query.form)
    return test.ok ? this.#read(test.document, test.data, query) : test.reason
  }

  /** The loaded data in a form, or why there are none. */
  #testData(form: DataForm) {
    const document = this.#document
    if (!document) return { ok: false, reason: { outcome: 'no-data' } } as const
    const read = attempt(() => document.read(form))
    if (!read.ok) return { ok: false, reason: read.failure } as const
    const { value } = read
    if (value.ok) return { ok: true, document, data: value.data } as const
    const { found, expected } = value
    return { ok: false, reason: { outcome: 'no-event', found, expected } } as const
  }

  /** What a hash path of a module's parameter finds in the data behind the trigger. */
  async previewPath(query: PathFieldQuery): Promise<PathPreview> {
    const { previewPath } = await fieldPreview()
    return previewPath(this.#testData('normalised'), query)
  }

  /** What a filter of a node keeps of the data behind the trigger. */
  async previewFilter(query: FilterQuery): Promise<FilterPreview> {
    const { previewFilter } = await fieldPreview()
    return previewFilter(this.#testData('normalised'), query)
  }

  /** What a template of a module's parameter is rendered to with the data behind the trigger. */
  async previewTemplate(query: TemplateQuery): Promise<TemplatePreview> {
    const { previewTemplate } = await fieldPreview()
    return previewTemplate(this.#testData('normalised'), query)
  }

  #read(document: EventDocument, data: PhpValue, query: PathQuery): Evaluation {
    const { path, mode } = query
    const start = performance.now()
    const read = attempt(() => readPath(data, path, mode))
    const milliseconds = performance.now() - start
    if (!read.ok) return read.failure
    const rows = new ResultRows(read.value)
    this.#lastId += 1
    this.#result = { id: this.#lastId, rows, places: new ResultPlaces(document, query) }
    return {
      outcome: 'value',
      id: this.#lastId,
      kind: kindOf(read.value),
      count: rows.count,
      milliseconds,
      rows: rows.slice(0, rowsPerPage),
    }
  }

  /** Reads a path only to say how much it gives; the result in use stays as it is. */
  count({ path, mode, form }: PathQuery): PathCount {
    const test = this.#testData(form)
    if (!test.ok) return test.reason
    const read = attempt(() => readPath(test.data, path, mode))
    if (!read.ok) return read.failure
    const { value } = read
    return { outcome: 'value', kind: kindOf(value), count: new ResultRows(value).count }
  }

  /** Rows of a result; null when a newer result has taken its place. */
  rows(id: number, start: number): readonly ResultRow[] | null {
    return this.#result?.id === id ? this.#result.rows.slice(start, rowsPerPage) : null
  }

  /** A result, or one entry of it, as JSON over several lines; null when a newer result has taken its place. */
  resultText(id: number, entry: number | null, maxLength: number): TextPart | null {
    if (this.#result?.id !== id) return null
    const { rows } = this.#result
    return writeJson(entry === null ? rows.value : rows.at(entry), { indent: 2, maxLength })
  }

  /** Where the entries of a result stand in a text; null when a newer result has taken its place. */
  ranges(id: number, form: DataForm): readonly TextRange[] | null {
    return this.#result?.id === id ? this.#result.places.ranges(form) : null
  }

  /** Where one entry of a result is best shown; null when that is nowhere, or a newer result has taken its place. */
  showEntry(id: number, entry: number): ShownEntry | null {
    return this.#result?.id === id ? this.#result.places.show(entry) : null
  }

  /** Where a place in a form of the data is best shown; null when it is in none of the texts. */
  showPlace(form: DataForm, place: Place): ShownEntry | null {
    return this.#document && showPlace(this.#document, form, place)
  }

  /** The paths to what stands at a place of the text that shows a form of the data. */
  pathsAt(shown: DataForm, used: DataForm, line: number, column: number): PathsToPlace | null {
    const document = this.#document
    const text = document?.text(shown)?.text
    if (!document || text === undefined) return null
    const place = placeAtOffset(text, offsetOf(text, line, column))
    const inData = shown === used ? place : document.placeInEvent(place)
    const data = attempt(() => document.data(used))
    return inData && data.ok && data.value !== undefined ? pathsToPlace(data.value, inData) : null
  }

  /** What is probably wrong with a path, in view of the loaded data unless these are big. */
  advise({ path, mode, form }: PathQuery): readonly Note[] {
    const document = this.#document
    const isSmall = document !== null && document.describe().characters <= maxAdvised
    const data = attempt(() => (isSmall ? document.data(form) : undefined))
    return advisePath(path, data.ok ? data.value : undefined, mode)
  }

  /** The data that paths work on, as JSON over several lines; null when there is none in this form. */
  dataText(form: DataForm): TextPart | null {
    const text = attempt(() => this.#document?.text(form) ?? null)
    return text.ok ? text.value : null
  }

  /** Explains a path on the loaded data, token by token. */
  explain(query: ExplainQuery): ExplainAnswer {
    return this.#paths.explain(query)
  }

  /** Items that a step of the last explanation gave. */
  stepItems(id: number, step: number, start: number, count: number): StepItemPage | null {
    return this.#paths.stepItems(id, step, start, count)
  }

  /** Items that a step of the last explanation dropped for one of its reasons. */
  droppedItems(part: DroppedItemsQuery): DroppedItemPage | null {
    return this.#paths.droppedItems(part)
  }

  /** Where the entries of the explained path's result stand in the data. */
  places(id: number, start: number, count: number): PlacePage | null {
    return this.#paths.places(id, start, count)
  }

  /** The exact path to a place in the data. */
  pathTo(query: PathToQuery): PathToAnswer {
    return this.#paths.pathTo(query)
  }

  /** Paths that give the values at some places, the best first. */
  findPaths(query: FindQuery): FindAnswer {
    return this.#paths.find(query)
  }

  /** What can stand at the cursor of a path. */
  completePath(query: CompleteQuery): CompleteAnswer {
    return this.#paths.complete(query)
  }

  /** Explains a condition on the loaded data, item by item. */
  explainCondition(request: ConditionRequest): ConditionAnswer {
    return this.#paths.condition(request)
  }

  /** Items of one group of the last condition. */
  conditionItems(
    id: number,
    group: number,
    start: number,
    count: number,
  ): ConditionItemPage | null {
    return this.#paths.conditionItems(id, group, start, count)
  }

  /** Checks a path against an exercise, on the exercise's own events. */
  async checkPath(exercise: HashPathExercise, path: string): Promise<Verdict> {
    const { checkPath } = await import('../exercise/check-path')
    return checkPath(exercise, path)
  }

  /** Lays JSON text out over lines, or says why it is no JSON. */
  format(text: string): { readonly text: string } | { readonly problem: JsonProblem } {
    const parsed = parseJson(text)
    return parsed.ok ? { text: formatJson(text) } : { problem: parsed.problem }
  }
}
