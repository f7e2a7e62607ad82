import { attributesOf } from '@/engine/event/stored-events'
import { isPhpMap } from '@/engine/php/array'
import { isTruthy } from '@/engine/php/empty'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { findEvents, type EventSearch } from '@/formats/event-json/find-events'
import { giveIds, type EventWithIds } from '@/formats/event-json/give-ids'
import type { EventOutline, LoadedData } from './protocol'

/** How many tags an outline names. */
const maxTags = 20

/** The data that workflows are run on, and the event in it that is in use. */
export class DataSource {
  /** The JSON as it was loaded. */
  readonly raw: PhpValue
  readonly #characters: number
  readonly #search: EventSearch
  #chosen = 0
  #event: EventWithIds | undefined

  constructor(raw: PhpValue, characters: number) {
    this.raw = raw
    this.#characters = characters
    this.#search = findEvents(raw)
  }

  /** Takes another of several events into use. A number beyond the last one takes the last. */
  choose(index: number): void {
    this.#chosen = Math.max(0, Math.min(index, this.#search.events.length - 1))
    this.#event = undefined
  }

  /** The inside of the event in use, everything in it with an id; undefined when there is no event. */
  get event(): PhpMap | undefined {
    return this.#withIds?.event
  }

  /** The event in use as a trigger gets it. */
  get eventData(): PhpMap | undefined {
    const found = this.#search.events[this.#chosen]
    const event = this.event
    return found === undefined || event === undefined ? undefined : { ...found.data, Event: event }
  }

  describe(): LoadedData {
    const complete = this.#withIds
    return {
      found: this.#search.found,
      events: this.#search.events.map(({ label }) => label),
      chosen: this.#chosen,
      characters: this.#characters,
      ...(complete === undefined ? {} : { event: outlineOf(complete) }),
    }
  }

  get #withIds(): EventWithIds | undefined {
    const event = getOffset(this.#search.events[this.#chosen]?.data, 'Event')
    if (isPhpMap(event)) this.#event ??= giveIds(event)
    return this.#event
  }
}

function outlineOf({ event, given }: EventWithIds): EventOutline {
  const tags = itemsOf(getOffset(event, 'Tag')).map((tag) => textAt(tag, 'name'))
  return {
    id: textAt(event, 'id'),
    info: textAt(event, 'info'),
    date: textAt(event, 'date'),
    organisation: textAt(getOffset(event, 'Orgc'), 'name'),
    published: isTruthy(getOffset(event, 'published')),
    attributes: attributesOf(event).length,
    objects: itemsOf(getOffset(event, 'Object')).length,
    tags: tags.slice(0, maxTags),
    tagCount: tags.length,
    idsGiven: given,
  }
}

/** A field as a text of bounded length; empty for what is none. */
function textAt(row: PhpValue | undefined, key: string): string {
  const value = getOffset(row, key)
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 300) : ''
}
