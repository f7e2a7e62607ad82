import { extract, get } from '@/engine/hash-path'
import type { PhpValue } from '@/engine/php/value'
import { placeAtOffset } from '@/formats/json/places-in-text'
import { offsetOf, type TextRange } from '@/formats/json/text-ranges'
import { formatJson } from '@/formats/json/format-json'
import { kindOf } from '@/formats/json/json-kinds'
import { parseJson, type JsonProblem } from '@/formats/json/parse-json'
import { writeJson } from '@/formats/json/write-json'
import { attempt } from './attempt'
import { EventDocument } from './event-document'
import {
  rowsPerPage,
  type DataForm,
  type Evaluation,
  type LoadedDocument,
  type LoadResult,
  type PathQuery,
  type PathsToPlace,
  type ResultRow,
  type ShownEntry,
  type TextPart,
} from './protocol'
import { pathsToPlace } from './paths-to-place'
import { ResultPlaces } from './result-places'
import { ResultRows } from './result-rows'

/**
 * What the engine worker does for the page. It holds the loaded data and the last result, so that the page sends text
 * once and asks for what it shows.
 */
export class EngineService {
  #document: EventDocument | null = null
  #result: {
    readonly id: number
    readonly rows: ResultRows
    readonly places: ResultPlaces
  } | null = null
  #lastId = 0

  /** Reads JSON text. What is no JSON leaves the data that was loaded before in place. */
  load(text: string): LoadResult {
    const parsed = parseJson(text)
    if (!parsed.ok) return parsed
    this.#document = new EventDocument(parsed.value, text)
    return { ok: true, document: this.#document.describe() }
  }

  /** Takes another event of the loaded data into use; null when nothing is loaded. */
  choose(index: number): LoadedDocument | null {
    this.#document?.choose(index)
    return this.#document?.describe() ?? null
  }

  /** Reads a path on the loaded data. */
  evaluate(query: PathQuery): Evaluation {
    const document = this.#document
    if (!document) return { outcome: 'no-data' }
    const data = attempt(() => document.data(query.form))
    if (!data.ok) return data.failure
    if (data.value === undefined) return { outcome: 'no-event', found: document.describe().found }
    return this.#read(document, data.value, query)
  }

  #read(document: EventDocument, data: PhpValue, query: PathQuery): Evaluation {
    const { path, mode } = query
    const start = performance.now()
    const read = attempt(() => (mode === 'extract' ? extract(data, path) : get(data, path, null)))
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

  /** The paths to what stands at a place of the text that shows a form of the data. */
  pathsAt(shown: DataForm, used: DataForm, line: number, column: number): PathsToPlace | null {
    const document = this.#document
    const text = document?.text(shown)?.text
    if (!document || text === undefined) return null
    const place = placeAtOffset(text, offsetOf(text, line, column))
    const inData = shown === used ? place : document.placeInEvent(place)
    return inData && pathsToPlace(inData)
  }

  /** The data that paths work on, as JSON over several lines; null when there is none in this form. */
  dataText(form: DataForm): TextPart | null {
    const text = attempt(() => this.#document?.text(form) ?? null)
    return text.ok ? text.value : null
  }

  /** Lays JSON text out over lines, or says why it is no JSON. */
  format(text: string): { readonly text: string } | { readonly problem: JsonProblem } {
    const parsed = parseJson(text)
    return parsed.ok ? { text: formatJson(text) } : { problem: parsed.problem }
  }
}
