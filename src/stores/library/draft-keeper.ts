import type { Drafts } from '@/storage/drafts'
import type { DraftRecord } from '@/storage/records'
import { sessions as sessionsOfBrowser, type Sessions } from './sessions'

/** What is edited now; `workflow` is empty and `base` 0 for something that was never saved. */
export type Edited = Omit<DraftRecord, 'id' | 'changedAt'>

/** Milliseconds without a change after which a draft is kept, and the longest that changes wait. */
const pause = 800
const longest = 4000

/**
 * Keeps a draft of what is edited, from the first change until it is saved or given up. One for each document that is
 * opened; it writes nothing as long as nothing changes.
 */
export class DraftKeeper {
  readonly #openDrafts: () => Promise<Drafts>
  readonly #sessions: Sessions
  #read: (() => Edited) | null = null
  #id = ''
  /** Ends the session; null when none is held. */
  #end: (() => void) | null = null
  #isKept = true
  #timer: ReturnType<typeof setTimeout> | undefined
  #firstChange = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(openDrafts: () => Promise<Drafts>, sessions: Sessions = sessionsOfBrowser) {
    this.#openDrafts = openDrafts
    this.#sessions = sessions
  }

  /** The draft's id; empty when there is none. */
  get id(): string {
    return this.#id
  }

  /** Nothing would be lost if the page went now. */
  get isKept(): boolean {
    return this.#isKept
  }

  /**
   * What is edited has changed: it will be kept soon.
   *
   * @param read gives the state as it is at this change; only that of the last change before a pause is asked
   */
  changed(read: () => Edited): void {
    this.#read = read
    this.#isKept = false
    const now = Date.now()
    if (this.#timer === undefined) this.#firstChange = now
    clearTimeout(this.#timer)
    const left = Math.max(0, Math.min(longest - Math.abs(now - this.#firstChange), longest))
    // Whoever opens the drafts hears of it when they can't be opened.
    const keep = (): void => void this.flush().catch(() => undefined)
    this.#timer = setTimeout(keep, Math.min(pause, left))
  }

  /** Keeps at once what waits, as when the page is hidden. */
  flush(): Promise<void> {
    const read = this.#read
    if (this.#timer === undefined || read === null) return this.#writing
    this.#stopWaiting()
    if (this.#id === '') this.#id = crypto.randomUUID()
    this.#end ??= this.#sessions.begin(this.#id)
    const draft = { ...read(), id: this.#id }
    return this.#then(async (drafts) => {
      await drafts.keep(draft)
      this.#isKept = this.#read === null
    })
  }

  /** What is edited was saved, or is not wanted: there is nothing to keep. */
  discard(): Promise<void> {
    this.#stopWaiting()
    this.#isKept = true
    const id = this.#id
    this.#finish()
    return id === '' ? this.#writing : this.#then((drafts) => drafts.discard(id))
  }

  /** The document is left as it is: its draft stays, to be found later. */
  async leave(): Promise<void> {
    await this.flush()
    this.#finish()
  }

  /** What is edited stays as it is for now: its draft can be found like one that was left, until the next change. */
  async rest(): Promise<void> {
    await this.flush()
    this.#endSession()
  }

  #finish(): void {
    this.#endSession()
    this.#id = ''
  }

  #endSession(): void {
    this.#end?.()
    this.#end = null
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#read = null
  }

  /** One after the other, so that a discarded draft does not come back. */
  #then(act: (drafts: Drafts) => Promise<void>): Promise<void> {
    const acting = this.#writing.then(async () => act(await this.#openDrafts()))
    this.#writing = acting.catch(() => undefined)
    return acting
  }
}
