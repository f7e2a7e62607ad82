import { liveQuery, type Dexie } from 'dexie'
import { isFromNewerPage, tableNames } from './database'
import { storedRows, type Rows } from './rows'
import { stateAfter, type StorageState } from './storage-state'
import { UnsavedRows } from './unsaved-rows'

/** Milliseconds after which an opening that another tab holds up is waited for in the background. */
const openingLimit = 2500

/**
 * The database and, when it cannot be used, the memory of this tab in its place: what is written is never lost while
 * the tab lives, and goes into the database as soon as that takes it.
 */
export class RecordStore {
  readonly #database: Dexie
  readonly #stored: Rows
  readonly #unsaved = new UnsavedRows()
  readonly #observers = new Set<() => void>()
  readonly #stateListeners = new Set<() => void>()
  #state: StorageState = { kind: 'unavailable', reason: 'It was not opened yet.' }
  /** Writes of this tab follow one another. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(database: Dexie) {
    this.#database = database
    this.#stored = storedRows(database)
    database.on('blocked', () => {
      this.#become({ kind: 'blocked' })
      // Nobody reads warnings in the console: the page says it.
      return false
    })
    database.on('versionchange', () => {
      this.#leave()
      return false
    })
  }

  get state(): StorageState {
    return this.#state
  }

  /** How many rows stand in this tab alone. */
  get unsavedCount(): number {
    return this.#unsaved.count
  }

  /** Opens the database, or goes on without it: `state` says which. Never rejects. */
  async open(): Promise<void> {
    const isInTime = await Promise.race([
      this.#open().then(() => true),
      later(openingLimit).then(() => false),
    ])
    if (!isInTime) this.#become({ kind: 'blocked' })
  }

  /** Asks the database once more to take what stands in this tab alone. */
  async retry(): Promise<void> {
    if (this.#state.kind === 'unavailable') await this.open()
    await this.write(() => Promise.resolve())
  }

  /** Reads rows; what is not saved yet is among them. */
  async read<T>(question: (rows: Rows) => Promise<T>): Promise<T> {
    if (this.#isUsable()) {
      try {
        return await question(this.#unsaved.over(this.#stored))
      } catch (error) {
        this.#note(error)
      }
    }
    return question(this.#unsaved.over(null))
  }

  /**
   * Changes rows all together or not at all. When the database does not take them they stay in this tab.
   *
   * @throws whatever `change` throws by itself
   */
  write<T>(change: (rows: Rows) => Promise<T>): Promise<T> {
    const writing = this.#last.then(() => this.#write(change))
    this.#last = writing.catch(() => undefined)
    return writing
  }

  /** Tells the answer to a question now and whenever it may have changed, also by another tab. */
  observe<T>(question: (rows: Rows) => Promise<T>, listener: (answer: T) => void): () => void {
    const start = () => liveQuery(() => this.read(question)).subscribe(listener)
    let subscription = start()
    const again = () => {
      subscription.unsubscribe()
      subscription = start()
    }
    this.#observers.add(again)
    return () => {
      this.#observers.delete(again)
      subscription.unsubscribe()
    }
  }

  /** Tells when the state or the number of unsaved rows has changed. */
  onState(listener: () => void): () => void {
    this.#stateListeners.add(listener)
    return () => this.#stateListeners.delete(listener)
  }

  /** Lets go of the database. */
  close(): void {
    this.#database.close()
  }

  async #open(): Promise<void> {
    try {
      await this.#database.open()
    } catch (error) {
      this.#note(error)
      return
    }
    if (isFromNewerPage(this.#database)) this.#leave()
    else {
      // What stands in this tab alone is written before anybody is told that everything is stored.
      this.#state = { kind: 'stored' }
      if (this.#unsaved.count > 0) await this.write(() => Promise.resolve())
    }
    this.#tellObservers()
  }

  async #write<T>(change: (rows: Rows) => Promise<T>): Promise<T> {
    if (this.#isUsable()) {
      try {
        const result = await this.#database.transaction('rw', [...tableNames], async () => {
          await this.#unsaved.writeTo(this.#stored)
          return change(this.#stored)
        })
        if (this.#unsaved.count > 0) this.#unsaved.clear()
        this.#become({ kind: 'stored' })
        return result
      } catch (error) {
        this.#note(error)
      }
    }
    const result = await change(this.#unsaved.over(this.#isUsable() ? this.#stored : null))
    this.#tellObservers()
    return result
  }

  #isUsable(): boolean {
    return this.#state.kind === 'stored' || this.#state.kind === 'full'
  }

  /** Lets a newer page have the database. */
  #leave(): void {
    this.#database.close()
    this.#become({ kind: 'outdated' })
    this.#tellObservers()
  }

  /** @throws the error when it says nothing about the storage */
  #note(error: unknown): void {
    // A newer page took the database while something was going on: that is the reason, not what failed then.
    if (this.#state.kind === 'outdated') return
    const state = stateAfter(error)
    if (state === null) throw error
    this.#become(state)
  }

  #become(state: StorageState): void {
    this.#state = state
    for (const listener of this.#stateListeners) listener()
  }

  #tellObservers(): void {
    for (const again of this.#observers) again()
    for (const listener of this.#stateListeners) listener()
  }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
