import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WorkerQueue, type Connection, type Reply } from '@/stores/worker-queue'

interface FakeWorker extends Connection<string> {
  readonly name: string
  isAlive: boolean
  break: (message: string) => void
}

/** Starts workers that do nothing by themselves: their calls are what the tests give them to do. */
function workshop(): { connect: () => FakeWorker; workers: FakeWorker[] } {
  const workers: FakeWorker[] = []
  return {
    workers,
    connect: () => {
      let report: (message: string) => void = () => {}
      const broken = new Promise<string>((resolve) => {
        report = resolve
      })
      const worker: FakeWorker = {
        name: `worker ${workers.length + 1}`,
        remote: `worker ${workers.length + 1}`,
        isAlive: true,
        terminate: () => {
          worker.isAlive = false
        },
        broken,
        break: (message) => report(message),
      }
      workers.push(worker)
      return worker
    },
  }
}

const forever = () => new Promise<never>(() => {})
const later = (milliseconds: number) => async (remote: string) => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  return remote
}

async function settled(reply: Promise<Reply<unknown>>): Promise<string> {
  const { state } = await Promise.race([reply, Promise.resolve({ state: 'pending' })])
  return state
}

describe('WorkerQueue', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('starts the worker with the first call, keeps it, and runs calls one after another', async () => {
    const { connect, workers } = workshop()
    const queue = new WorkerQueue(connect)
    expect(workers).toHaveLength(0)
    const order: string[] = []
    const first = queue.call('a', 1000, async () => {
      await later(50)('')
      order.push('a')
    })
    const second = queue.call('b', 1000, async () => {
      order.push('b')
      await later(0)('')
    })
    await vi.advanceTimersByTimeAsync(100)
    await Promise.all([first, second])
    expect(order).toEqual(['a', 'b'])
    expect(workers).toHaveLength(1)
  })

  it('answers only the newest of the waiting calls of one kind', async () => {
    const { connect, workers } = workshop()
    const queue = new WorkerQueue(connect)
    const replies = [1, 2, 3, 4].map((number) =>
      queue.call('path', 1000, async () => {
        await later(10)('')
        return number
      }),
    )
    await vi.advanceTimersByTimeAsync(200)
    expect(await Promise.all(replies)).toEqual([
      { state: 'superseded' },
      { state: 'superseded' },
      { state: 'superseded' },
      { state: 'done', value: 4 },
    ])
    expect(workers).toHaveLength(1)
  })

  it('does not let calls of one kind supersede those of another', async () => {
    const queue = new WorkerQueue(workshop().connect)
    const replies = ['path', 'load', 'rows'].map((kind) => queue.call(kind, 1000, later(10)))
    await vi.advanceTimersByTimeAsync(100)
    expect((await Promise.all(replies)).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })

  it('lets urgent calls go ahead of those they may overtake', async () => {
    const { connect } = workshop()
    const overtakes = (kind: string, waiting: string) => kind === 'urgent' && waiting !== 'first'
    const queue = new WorkerQueue(connect, { patience: 700, overtakes })
    const order: string[] = []
    const calls = ['running', 'slow', 'first', 'later', 'urgent', 'last'].map((kind) =>
      queue.call(kind, 1000, async () => order.push(kind)),
    )
    await Promise.all(calls)
    expect(order).toEqual(['running', 'slow', 'first', 'urgent', 'later', 'last'])
  })

  it('ends a worker whose call takes too long, and goes on with a new one', async () => {
    const { connect, workers } = workshop()
    const queue = new WorkerQueue(connect)
    const stuck = queue.call('path', 5000, forever)
    const next = queue.call('load', 5000, later(10))
    await vi.advanceTimersByTimeAsync(4999)
    expect(await settled(stuck)).toBe('pending')
    await vi.advanceTimersByTimeAsync(20)
    expect(await stuck).toEqual({ state: 'stopped', by: 'time-limit' })
    expect(await next).toEqual({ state: 'done', value: 'worker 2' })
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false, true])
  })

  it('waits a moment for a superseded call before it ends its worker', async () => {
    const { connect, workers } = workshop()
    const queue = new WorkerQueue(connect, { patience: 300 })
    const stuck = queue.call('path', 5000, forever)
    const newer = queue.call('path', 5000, later(10))
    await vi.advanceTimersByTimeAsync(200)
    expect(workers).toHaveLength(1)
    const newest = queue.call('path', 5000, later(10))
    await vi.advanceTimersByTimeAsync(120)
    expect(await stuck).toEqual({ state: 'superseded' })
    expect(await newer).toEqual({ state: 'superseded' })
    expect(await newest).toEqual({ state: 'done', value: 'worker 2' })
  })

  it('stops what runs when the user asks for it', async () => {
    const { connect, workers } = workshop()
    const queue = new WorkerQueue(connect)
    queue.stop()
    expect(workers).toHaveLength(0)
    const stuck = queue.call('path', 5000, forever)
    queue.stop()
    expect(await stuck).toEqual({ state: 'stopped', by: 'user' })
    expect(workers[0]?.isAlive).toBe(false)
  })

  it('reports a call that throws and keeps the worker', async () => {
    const { connect, workers } = workshop()
    const queue = new WorkerQueue(connect)
    const reply = await queue.call('path', 5000, () => Promise.reject(new Error('no such thing')))
    expect(reply).toEqual({ state: 'failed', message: 'no such thing' })
    expect((await queue.call('path', 5000, () => Promise.resolve(1))).state).toBe('done')
    expect(workers).toHaveLength(1)
  })

  it('reports a worker that breaks, and starts another for the next call', async () => {
    const { connect, workers } = workshop()
    const queue = new WorkerQueue(connect)
    const reply = queue.call('path', 5000, forever)
    workers[0]?.break('out of memory')
    expect(await reply).toEqual({ state: 'failed', message: 'out of memory' })
    expect(await queue.call('path', 5000, (remote) => Promise.resolve(remote))).toEqual({
      state: 'done',
      value: 'worker 2',
    })
  })

  it('reports a worker that cannot be started', async () => {
    const queue = new WorkerQueue<string>(() => {
      throw new Error('workers are forbidden')
    })
    const replies = [queue.call('a', 1, forever), queue.call('b', 1, forever)]
    expect(await Promise.all(replies)).toEqual([
      { state: 'failed', message: 'workers are forbidden' },
      { state: 'failed', message: 'workers are forbidden' },
    ])
  })

  it('gives preparations a time limit of their own', async () => {
    const queue = new WorkerQueue(workshop().connect)
    const preparation = { prepare: async () => void (await later(900)('')), prepareLimit: 1000 }
    const reply = queue.call('path', 200, later(100), preparation)
    await vi.advanceTimersByTimeAsync(1100)
    expect((await reply).state).toBe('done')
    const slow = queue.call('path', 200, later(300), preparation)
    await vi.advanceTimersByTimeAsync(1150)
    expect(await slow).toEqual({ state: 'stopped', by: 'time-limit' })
  })
})
