import type { RemoteEngine } from '@/stores/engine-client'
import { EngineService } from '../../../workers/engine/engine-service'

/** An engine in this thread that answers like one in a worker, and notes the calls it gets. */
export function fakeEngine(log: string[] = []): RemoteEngine {
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
    count: async (query) => service.count(query),
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
    checkPath: async (exercise, path) => service.checkPath(exercise, path),
    format: async (text) => service.format(text),
  }
}
