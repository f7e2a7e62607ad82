import { isPhpList, isPhpMap } from '@/engine/php/array'
import type { PhpValue } from '@/engine/php/value'
import { kindOf } from '@/formats/json/json-kinds'
import { writeJson } from '@/formats/json/write-json'
import type { ResultRow } from './protocol'

/** What a row shows of a value before somebody opens it. */
const rowLength = 400

/** A result of a path, read row by row: a big one is never handed over as a whole. */
export class ResultRows {
  readonly value: PhpValue
  readonly #keys: readonly string[] | null

  constructor(value: PhpValue) {
    this.value = value
    this.#keys = isPhpMap(value) ? Object.keys(value) : null
  }

  /** Entries of the list or map; a scalar is one row. */
  get count(): number {
    if (isPhpList(this.value)) return this.value.length
    return this.#keys ? this.#keys.length : 1
  }

  /** Rows from `start`, fewer at the end. */
  slice(start: number, count: number): readonly ResultRow[] {
    const end = Math.min(start + count, this.count)
    return Array.from({ length: Math.max(0, end - start) }, (_, offset) =>
      this.#row(start + offset),
    )
  }

  /** The value of one row. */
  at(index: number): PhpValue {
    const { value } = this
    if (isPhpList(value)) return value[index] ?? null
    return isPhpMap(value) ? (value[this.#keys?.[index] ?? ''] ?? null) : value
  }

  #row(index: number): ResultRow {
    const value = this.at(index)
    const { text, complete } = writeJson(value, { indent: 0, maxLength: rowLength })
    return { key: this.#keys?.[index] ?? String(index), kind: kindOf(value), text, complete }
  }
}
