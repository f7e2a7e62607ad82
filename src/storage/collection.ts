import * as v from 'valibot'
import { storedRecordSchema, type RecordKind, type StoredRecord } from './records'
import type { RecordStore } from './record-store'
import type { Row, Rows } from './rows'
import type { RowChecker } from './set-aside'

/** What the library gives a record by itself. */
type Stamp = 'id' | 'createdAt' | 'changedAt' | 'revision'

/** What has to be said to make a record. */
export type NewRecord<R extends StoredRecord> = Omit<R, Stamp>

/** What can be changed of any record without opening it. */
export type Labels = Partial<Pick<StoredRecord, 'name' | 'description' | 'tags'>>

/** What a list shows of a record. */
export interface RecordSummary extends StoredRecord {
  /** How long its texts are together. */
  readonly characters: number
}

export type SaveResult<R> =
  | { readonly state: 'saved'; readonly record: R }
  /** Somebody else saved or deleted (null) it since: nothing was written. */
  | { readonly state: 'conflict'; readonly mine: R; readonly theirs: R | null }

/** What was deleted, and the way back. */
export interface Removed<R> {
  readonly record: R
  /** What went with it. */
  readonly belongings: readonly Belonging[]
  readonly undo: () => Promise<void>
}

/** A row of another table that goes and comes back with a record. */
export interface Belonging {
  readonly table: 'versions' | 'tests' | 'drafts'
  readonly row: Row
}

/** What happens beside a change of a record, in the same transaction. */
export interface Companions<R> {
  readonly saved: (rows: Rows, record: R) => Promise<void>
  readonly removed: (rows: Rows, record: R) => Promise<readonly Belonging[]>
}

const noCompanions: Companions<StoredRecord> = {
  saved: () => Promise.resolve(),
  removed: () => Promise.resolve([]),
}

/** The records of one kind. Everything that is written or read is checked against the kind's schema. */
export class Collection<R extends StoredRecord> {
  readonly kind: RecordKind
  readonly #store: RecordStore
  readonly #checker: RowChecker
  readonly #schema: v.GenericSchema<unknown, R>
  readonly #companions: Companions<R>

  constructor(
    kind: RecordKind,
    schema: v.GenericSchema<unknown, R>,
    store: RecordStore,
    checker: RowChecker,
    companions: Companions<R> = noCompanions,
  ) {
    this.kind = kind
    this.#schema = schema
    this.#store = store
    this.#checker = checker
    this.#companions = companions
  }

  /**
   * Adds a record.
   *
   * @throws v.ValiError when a text is longer than a record holds
   */
  async create(fields: NewRecord<R>): Promise<R> {
    const now = Date.now()
    const record = this.#checked({
      ...fields,
      id: crypto.randomUUID(),
      createdAt: now,
      changedAt: now,
      revision: 1,
    })
    return this.#store.write(async (rows) => {
      await rows.put(this.kind, record)
      await this.#companions.saved(rows, record)
      return record
    })
  }

  /** The record of an id, or null. */
  get(id: string): Promise<R | null> {
    return this.#store.read((rows) => this.#get(rows, id))
  }

  /** All records in short, those changed last first. */
  list(): Promise<readonly RecordSummary[]> {
    return this.#store.read((rows) => this.#list(rows))
  }

  /** Tells the records changed last, now and whenever they change. */
  observeNewest(count: number, listener: (list: readonly RecordSummary[]) => void): () => void {
    return this.#store.observe(async (rows) => {
      const newest = await rows.newest(this.kind, count)
      return this.#summaries(newest).slice(0, count)
    }, listener)
  }

  /**
   * Saves a record that was read and changed. Its revision says which state it was made from: if the library has
   * another one by now nothing is written, and both are given back.
   *
   * @throws v.ValiError when a text is longer than a record holds
   */
  save(record: R): Promise<SaveResult<R>> {
    return this.#store.write(async (rows) => {
      const theirs = await this.#get(rows, record.id)
      if (theirs?.revision !== record.revision) return { state: 'conflict', mine: record, theirs }
      return { state: 'saved', record: await this.#replace(rows, theirs, record) }
    })
  }

  /** Changes name, description or tags of whatever state the record is in; null when it is gone. */
  relabel(id: string, labels: Labels): Promise<R | null> {
    return this.#store.write(async (rows) => {
      const before = await this.#get(rows, id)
      return before && this.#replace(rows, before, { ...before, ...labels })
    })
  }

  /** Adds a record with the same content under another name; null when there is none of that id. */
  async duplicate(id: string): Promise<R | null> {
    const record = await this.get(id)
    return record && this.create({ ...record, name: `${record.name} (copy)` })
  }

  /** Deletes a record with what belongs to it; null when there is none. */
  remove(id: string): Promise<Removed<R> | null> {
    return this.#store.write(async (rows) => {
      const record = await this.#get(rows, id)
      if (record === null) return null
      await rows.remove(this.kind, id)
      const belongings = await this.#companions.removed(rows, record)
      return { record, belongings, undo: () => this.#restore(record, belongings) }
    })
  }

  /** Tells a record now and whenever it changes here or in another tab; null while there is none. */
  observe(id: string, listener: (record: R | null) => void): () => void {
    return this.#store.observe((rows) => this.#get(rows, id), listener)
  }

  /** Tells the list now and whenever it changes here or in another tab. */
  observeList(listener: (list: readonly RecordSummary[]) => void): () => void {
    return this.#store.observe((rows) => this.#list(rows), listener)
  }

  async #get(rows: Rows, id: string): Promise<R | null> {
    return this.#checker.check(this.kind, this.#schema, await rows.get(this.kind, id))
  }

  async #list(rows: Rows): Promise<readonly RecordSummary[]> {
    return this.#summaries(await rows.list(this.kind))
  }

  #summaries(rows: readonly unknown[]): readonly RecordSummary[] {
    return this.#checker
      .checkAll(this.kind, this.#schema, rows)
      .map(summaryOf)
      .toSorted((one, other) => other.changedAt - one.changedAt)
  }

  /** Times of a record never go back, even if the computer's clock does. */
  async #replace(rows: Rows, before: R, now: R): Promise<R> {
    const record = this.#checked({
      ...now,
      createdAt: before.createdAt,
      changedAt: Math.max(Date.now(), before.changedAt),
      revision: before.revision + 1,
    })
    await rows.put(this.kind, record)
    await this.#companions.saved(rows, record)
    return record
  }

  /** A record of the same id that came meanwhile stays as it is. */
  #restore(record: R, belongings: readonly Belonging[]): Promise<void> {
    return this.#store.write(async (rows) => {
      if ((await rows.get(this.kind, record.id)) !== undefined) return
      await rows.put(this.kind, record)
      for (const { table, row } of belongings) await rows.put(table, row)
    })
  }

  #checked(record: unknown): R {
    return v.parse(this.#schema, record)
  }
}

/** What a list shows of a record. */
export function summaryOf(record: StoredRecord): RecordSummary {
  const texts = Object.values(record).flat()
  const characters = texts.reduce(
    (sum: number, value) => sum + (typeof value === 'string' ? value.length : 0),
    0,
  )
  return { ...v.parse(storedRecordSchema, record), characters }
}
