import type { PhpMap } from '@/engine/php/value'
import type { ContentProblem, Reading } from '@/formats/simulated-misp/reading'
import type { Exercise, ExercisePack, PackFile, SampleEvent } from './pack'

type FileEvent = string | SampleEvent

/** Puts the events of a pack into the exercises that name them; a name that the pack does not have is a problem. */
export function resolveEvents({ events, exercises, ...pack }: PackFile): Reading<ExercisePack> {
  const resolver = new Resolver(events)
  const resolved = exercises.map((exercise, index) =>
    resolver.resolve(exercise, `exercises.${String(index)}`),
  )
  if (resolver.problems.length > 0) return { ok: false, problems: resolver.problems }
  return { ok: true, value: { ...pack, exercises: resolved } }
}

class Resolver {
  readonly problems: ContentProblem[] = []
  readonly #events: PackFile['events']

  constructor(events: PackFile['events']) {
    this.#events = events
  }

  resolve(exercise: PackFile['exercises'][number], where: string): Exercise {
    if (exercise.kind === 'workflow') {
      const cases = exercise.cases.map((one, index) => ({
        ...one,
        data: this.#data(one.data, `${where}.cases.${String(index)}.data`),
      }))
      return { ...exercise, cases }
    }
    const events = this.#list(exercise.events, `${where}.events`)
    const hiddenEvents = this.#list(exercise.hiddenEvents, `${where}.hiddenEvents`)
    return { ...exercise, events, hiddenEvents }
  }

  #list(list: readonly FileEvent[], where: string): readonly SampleEvent[] {
    return list.map((event, index) =>
      typeof event === 'string'
        ? { name: event, data: this.#data(event, `${where}.${String(index)}`) }
        : event,
    )
  }

  #data(data: string | PhpMap, where: string): PhpMap {
    if (typeof data !== 'string') return data
    const found = Object.hasOwn(this.#events, data) ? this.#events[data] : undefined
    if (found !== undefined) return found
    this.problems.push({
      where,
      what: `The pack has no event “${data}”.`,
      todo: 'Put it under “events” of the pack, by this name.',
    })
    return {}
  }
}
