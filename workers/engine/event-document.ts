import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { findEvents, type EventSearch, type FoundEvent } from '@/formats/event-json/find-events'
import { normaliseEvent } from './normalise-event'
import type { DataForm, LoadedDocument } from './protocol'

/** One loaded JSON value, and the event in it that is in use. Normalising waits until somebody asks. */
export class EventDocument {
  readonly #raw: PhpValue
  readonly #characters: number
  readonly #search: EventSearch
  #chosen = 0
  #normalised: PhpMap | null = null

  constructor(raw: PhpValue, characters: number) {
    this.#raw = raw
    this.#characters = characters
    this.#search = findEvents(raw)
  }

  /** Takes another of several events into use. A number beyond the last one takes the last. */
  choose(index: number): void {
    this.#chosen = Math.max(0, Math.min(index, this.#search.events.length - 1))
    this.#normalised = null
  }

  describe(): LoadedDocument {
    const event = this.#event
    return {
      found: this.#search.found,
      events: this.#search.events.map(({ label }) => label),
      chosen: this.#chosen,
      characters: this.#characters,
      ...(event ? { counts: countsOf(event.data) } : {}),
    }
  }

  /**
   * The data in the wanted form; `undefined` when there is no event to normalise.
   *
   * @throws PhpError where MISP's conversion of the event would end with one
   */
  data(form: DataForm): PhpValue | undefined {
    if (form === 'raw') return this.#raw
    const event = this.#event
    if (!event) return undefined
    this.#normalised ??= normaliseEvent(event.data) || null
    return this.#normalised ?? undefined
  }

  get #event(): FoundEvent | undefined {
    return this.#search.events[this.#chosen]
  }
}

function countsOf(data: PhpMap): { attributes: number; objects: number } {
  const event = getOffset(data, 'Event')
  const objects = itemsOf(getOffset(event, 'Object'))
  const inObjects = objects.map((object) => itemsOf(getOffset(object, 'Attribute')).length)
  return {
    attributes: inObjects.reduce(
      (sum, count) => sum + count,
      itemsOf(getOffset(event, 'Attribute')).length,
    ),
    objects: objects.length,
  }
}
