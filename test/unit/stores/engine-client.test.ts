import { describe, expect, it, vi } from 'vitest'
import { EngineService } from '../../../workers/engine/engine-service'
import { EngineClient, type RemoteEngine } from '@/stores/engine-client'

/** An engine in this thread that answers like one in a worker, and notes the calls it gets. */
function fakeEngine(log: string[]): RemoteEngine {
  const service = new EngineService()
  return {
    load: async (text) => {
      log.push(`load ${text}`)
      return service.load(text)
    },
    choose: async (index) => {
      log.push(`choose ${index}`)
      return service.choose(index)
    },
    fire: async (choice) => {
      log.push(`fire ${choice.id}`)
      return service.fire(choice)
    },
    triggers: async () => service.triggers(),
    evaluate: async (query) => {
      log.push(`evaluate ${query.path}`)
      if (query.path === 'forever') return new Promise(() => {})
      return service.evaluate(query)
    },
    countValues: async (paths, form) => service.countValues(paths, form),
    rows: async (id, start) => service.rows(id, start),
    resultText: async (id, entry, maxLength) => service.resultText(id, entry, maxLength),
    dataText: async (form) => {
      log.push('dataText')
      return service.dataText(form)
    },
    advise: async (query) => service.advise(query),
    ranges: async (id, form) => service.ranges(id, form),
    showEntry: async (id, entry) => service.showEntry(id, entry),
    showPlace: async (form, place) => service.showPlace(form, place),
    pathsAt: async (shown, used, line, column) => service.pathsAt(shown, used, line, column),
    explain: async (query) => service.explain(query),
    stepItems: async (id, step, start, count) => service.stepItems(id, step, start, count),
    droppedItems: async (query) => service.droppedItems(query),
    places: async (id, start, count) => service.places(id, start, count),
    pathTo: async (query) => service.pathTo(query),
    findPaths: async (query) => service.findPaths(query),
    completePath: async (query) => service.completePath(query),
    explainCondition: async (request) => service.explainCondition(request),
    conditionItems: async (id, group, start, count) =>
      service.conditionItems(id, group, start, count),
    previewPath: async (query) => service.previewPath(query),
    previewFilter: async (query) => service.previewFilter(query),
    previewTemplate: async (query) => service.previewTemplate(query),
    tree: {
      children: async (query) => service.tree.children(query),
      route: async (form, place) => service.tree.route(form, place),
      search: async (form, text) => service.tree.search(form, text),
      hit: async (id, index) => service.tree.hit(id, index),
      show: async (form, places) => service.tree.show(form, places),
      pathsOf: async (form, place) => service.tree.pathsOf(form, place),
      selected: async (shown, used, ranges) => service.tree.selected(shown, used, ranges),
    },
    compared: {
      add: async (source, text) => {
        log.push(`compare with ${source}`)
        return service.compared.add(source, text)
      },
      remove: async (source) => service.compared.remove(source),
      fire: async (choice) => service.compared.fire(choice),
      compare: async (query) => service.compared.compare(query),
    },
    format: async (text) => service.format(text),
  }
}

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
