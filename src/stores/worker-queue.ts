import { messageOf } from '@/stores/message-of'

/** How a call to a worker ended. */
export type Reply<T> =
  | { readonly state: 'done'; readonly value: T }
  /** A newer call of the same kind took its place. */
  | { readonly state: 'superseded' }
  | { readonly state: 'stopped'; readonly by: 'time-limit' | 'user' }
  /** The worker broke: it could not be started, ran out of memory, or has a defect. */
  | { readonly state: 'failed'; readonly message: string }

/** A running worker. */
export interface Connection<Remote> {
  readonly remote: Remote
  readonly terminate: () => void
  /** Resolves with the reason when the worker breaks. */
  readonly broken: Promise<string>
}

export interface QueueTiming {
  /** How long a superseded call may go on before its worker is ended: shorter than that, waiting is cheaper. */
  readonly patience: number
  /** Whether a call of one kind goes ahead of one that waits; by itself none does. */
  readonly overtakes?: (kind: string, waiting: string) => boolean
}

/** Work to be done before a call when the worker is new; its time does not count as the call's. */
interface Preparation<Remote> {
  readonly prepare: (remote: Remote) => Promise<void>
  readonly prepareLimit: number
}

/** A call with its own type hidden: what it gives reaches the caller when the queue asks for it. */
interface Job<Remote> {
  readonly kind: string
  /** Runs on a worker; never rejects. Gives what tells the caller the result. */
  readonly run: (remote: Remote, limit: (milliseconds: number) => void) => Promise<() => void>
  readonly giveUp: (reply: Reply<never>) => void
}

/**
 * Calls to one worker, one after another, urgent ones first. Of several calls of one kind only the newest counts: an older one that waits
 * is dropped, one that runs is ended after a moment of patience. Ending a call means ending the worker (JavaScript
 * cannot be interrupted otherwise); the next call starts a new one.
 */
export class WorkerQueue<Remote> {
  readonly #connect: () => Connection<Remote>
  readonly #timing: QueueTiming
  #connection: Connection<Remote> | null = null
  #waiting: Job<Remote>[] = []
  #running: Job<Remote> | null = null
  #deadline: ReturnType<typeof setTimeout> | undefined
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(connect: () => Connection<Remote>, timing: QueueTiming = { patience: 700 }) {
    this.#connect = connect
    this.#timing = timing
  }

  /**
   * Puts a call into the queue.
   *
   * @param kind calls of the same kind supersede each other
   * @param limit milliseconds after which the call is stopped
   */
  call<T>(
    kind: string,
    limit: number,
    work: (remote: Remote) => Promise<T>,
    preparation?: Preparation<Remote>,
  ): Promise<Reply<T>> {
    return new Promise((resolve) => {
      this.#supersede(kind)
      this.#enqueue({
        kind,
        giveUp: resolve,
        run: async (remote, limitFromNow) => {
          try {
            if (preparation) {
              limitFromNow(preparation.prepareLimit)
              await preparation.prepare(remote)
            }
            limitFromNow(limit)
            const value = await work(remote)
            return () => resolve({ state: 'done', value })
          } catch (error) {
            return () => resolve({ state: 'failed', message: messageOf(error) })
          }
        },
      })
      this.#next()
    })
  }

  /** Ends the call that runs, by ending its worker. Calls that wait go on with a new one. */
  stop(): void {
    if (this.#running) this.#abort({ state: 'stopped', by: 'user' })
  }

  #enqueue(job: Job<Remote>): void {
    const stays = this.#waiting.findLastIndex(
      ({ kind }) => this.#timing.overtakes?.(job.kind, kind) !== true,
    )
    this.#waiting.splice(stays + 1, 0, job)
  }

  #supersede(kind: string): void {
    const [old, others] = partition(this.#waiting, (job) => job.kind === kind)
    this.#waiting = others
    for (const job of old) job.giveUp({ state: 'superseded' })
    const running = this.#running
    if (running?.kind !== kind) return
    running.giveUp({ state: 'superseded' })
    this.#patience ??= setTimeout(() => this.#abort({ state: 'superseded' }), this.#timing.patience)
  }

  #next(): void {
    if (this.#running) return
    const job = this.#waiting.shift()
    if (!job) return
    this.#running = job
    const connection = this.#connected()
    if (!connection) return
    const isCurrent = () => this.#running === job && this.#connection === connection
    const limit = (milliseconds: number) => {
      if (isCurrent()) this.#limit(milliseconds)
    }
    void job.run(connection.remote, limit).then((tell) => {
      if (!isCurrent()) return
      this.#finish()
      tell()
      this.#next()
    })
  }

  /** The worker, started if need be; null when it cannot be started and the running call has failed for that. */
  #connected(): Connection<Remote> | null {
    try {
      this.#connection ??= this.#open()
      return this.#connection
    } catch (error) {
      this.#abort({ state: 'failed', message: messageOf(error) })
      return null
    }
  }

  #open(): Connection<Remote> {
    const connection = this.#connect()
    void connection.broken.then((message) => {
      if (this.#connection === connection) this.#abort({ state: 'failed', message })
    })
    return connection
  }

  #limit(milliseconds: number): void {
    clearTimeout(this.#deadline)
    this.#deadline = setTimeout(
      () => this.#abort({ state: 'stopped', by: 'time-limit' }),
      milliseconds,
    )
  }

  #abort(reply: Reply<never>): void {
    this.#connection?.terminate()
    this.#connection = null
    this.#running?.giveUp(reply)
    this.#finish()
    this.#next()
  }

  #finish(): void {
    this.#running = null
    clearTimeout(this.#deadline)
    clearTimeout(this.#patience)
    this.#patience = undefined
  }
}

function partition<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((item) => !test(item))]
}
