import { describe, expect, it, vi } from 'vitest'
import { EngineClient } from '@/stores/engine-client'
import { fakeEngine } from './fake-engine'

function client(): { engine: EngineClient; logs: string[][] } {
  const logs: string[][] = []
  const connect = () => {
    const log: string[] = []
    logs.push(log)
    return { remote: fakeEngine(log), terminate: vi.fn(), broken: new Promise<string>(() => {}) }
  }
  return { engine: new EngineClient(connect), logs }
}

const raw = (path: string) => ({ path, mode: 'extract', form: 'raw' }) as const

describe('EngineClient', () => {
  it('gives a new worker the newest valid data again before it asks', async () => {
    const { engine, logs } = client()
    await engine.load('{"a":1}')
    await engine.load('{"a":')
    const stuck = engine.evaluate(raw('forever'))
    engine.stop()
    expect((await stuck).state).toBe('stopped')
    const reply = await engine.evaluate(raw('a'))
    expect(reply).toMatchObject({ state: 'done', value: { outcome: 'value', count: 1 } })
    expect(logs[1]).toEqual(['load {"a":1}', 'choose 0', 'evaluate a'])
    await engine.evaluate(raw('a'))
    expect(logs[1]).toHaveLength(4)
  })

  it('gives a new worker the trigger and the events to compare with', async () => {
    const { engine, logs } = client()
    await engine.fire({ id: 'event-after-save', record: 0 })
    await engine.load('{"Event":{"id":"1"}}')
    await engine.addCompared('a', '{"Event":{"id":"2"}}')
    await engine.addCompared('b', '{"Event":{"id":"3"}}')
    await engine.addCompared('c', '{')
    await engine.removeCompared('b')
    const stuck = engine.evaluate(raw('forever'))
    engine.stop()
    await stuck
    const query = { ...raw('Event.id'), form: 'normalised' } as const
    const reply = await engine.ask('compare', (remote) => remote.compared.compare(query))
    expect(reply).toMatchObject({ state: 'done', value: { events: [{}, { source: 'a' }] } })
    expect(logs[1]).toEqual([
      'fire event-after-save',
      'load {"Event":{"id":"1"}}',
      'choose 0',
      'compare with a',
    ])
  })

  it('remembers which event was chosen', async () => {
    const { engine, logs } = client()
    await engine.load('[{"Event":{"id":"1"}},{"Event":{"id":"2"}}]')
    await engine.choose(1)
    const stuck = engine.evaluate(raw('forever'))
    engine.stop()
    await stuck
    await engine.dataText('normalised')
    expect(logs[1]?.slice(1)).toEqual(['choose 1', 'dataText'])
  })

  it('restores nothing when there was nothing', async () => {
    const { engine, logs } = client()
    const reply = await engine.evaluate(raw('a'))
    expect(reply).toMatchObject({ value: { outcome: 'no-data' } })
    expect(logs[0]).toEqual(['evaluate a'])
  })
})
