import { extract, get } from '@/engine/hash-path'
import type { PhpValue } from '@/engine/php/value'
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
  type ResultRow,
  type TextPart,
} from './protocol'
import { ResultRows } from './result-rows'

/**
 * What the engine worker does for the page. It holds the loaded data and the last result, so that the page sends text
 * once and asks for what it shows.
 */
export class EngineService {
  #document: EventDocument | null = null
  #result: { readonly id: number; readonly rows: ResultRows } | null = null
  #lastId = 0

  /** Reads JSON text. What is no JSON leaves the data that was loaded before in place. */
  load(text: string): LoadResult {
    const parsed = parseJson(text)
    if (!parsed.ok) return parsed
    this.#document = new EventDocument(parsed.value, text.length)
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
    return this.#read(data.value, query)
  }

  #read(data: PhpValue, { path, mode }: PathQuery): Evaluation {
    const start = performance.now()
    const read = attempt(() => (mode === 'extract' ? extract(data, path) : get(data, path, null)))
    const milliseconds = performance.now() - start
    if (!read.ok) return read.failure
    const rows = new ResultRows(read.value)
    this.#lastId += 1
    this.#result = { id: this.#lastId, rows }
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

  /** The data that paths work on, as JSON over several lines; null when there is none in this form. */
  dataText(form: DataForm, maxLength: number): TextPart | null {
    const data = attempt(() => this.#document?.data(form))
    return data.ok && data.value !== undefined
      ? writeJson(data.value, { indent: 2, maxLength })
      : null
  }

  /** Lays JSON text out over lines, or says why it is no JSON. */
  format(text: string): { readonly text: string } | { readonly problem: JsonProblem } {
    const parsed = parseJson(text)
    return parsed.ok ? { text: formatJson(text) } : { problem: parsed.problem }
  }
}
