import type { Place } from '@/engine/hash-path/explain/place'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import { findEvents, type EventSearch, type FoundEvent } from '@/formats/event-json/find-events'
import { writeJson } from '@/formats/json/write-json'
import { OriginFinder } from './origin-of-place'
import type { DataForm, LoadedDocument, TextPart, TriggerChoice } from './protocol'
import { TriggerData, type NoNormalised } from './trigger-data'

/** Of bigger data the page shows the beginning. */
const maxWritten = 10_000_000

/** Data that a path can be tried on, or why there are none. */
type ReadData = { readonly ok: true; readonly data: PhpValue } | NoNormalised

/** One loaded JSON value, the event in it that is in use, and the trigger it is normalised for. */
export class EventDocument {
  readonly #raw: PhpValue
  readonly #text: string
  readonly #search: EventSearch
  #chosen = 0
  #choice: TriggerChoice
  /** What the trigger makes of each of the events that somebody asked for. */
  readonly #triggers = new Map<number, TriggerData>()
  #normalisedText: TextPart | null = null
  #origins: OriginFinder | null = null

  /**
   * @param text the JSON that `raw` was read from
   * @param choice the trigger to normalise for
   */
  constructor(raw: PhpValue, text: string, choice: TriggerChoice) {
    this.#raw = raw
    this.#choice = choice
    this.#text = text
    this.#search = findEvents(raw)
  }

  /** Takes another of several events into use. A number beyond the last one takes the last. */
  choose(index: number): void {
    this.#chosen = Math.max(0, Math.min(index, this.#search.events.length - 1))
    this.#startOver()
  }

  /** Normalises for another trigger from now on. */
  fire(choice: TriggerChoice): void {
    this.#choice = choice
    this.#triggers.clear()
    this.#startOver()
  }

  #startOver(): void {
    this.#normalisedText = null
    this.#origins = null
  }

  #triggerData(event: number): TriggerData {
    const known = this.#triggers.get(event)
    if (known) return known
    const { events, found } = this.#search
    const made = new TriggerData(this.#raw, events[event], found, this.#choice)
    this.#triggers.set(event, made)
    return made
  }

  describe(): LoadedDocument {
    const event = this.#event
    return {
      found: this.#search.found,
      events: this.#search.events.map(({ label }) => label),
      chosen: this.#chosen,
      characters: this.#text.length,
      ...(event ? { counts: countsOf(event.data) } : {}),
      trigger: this.#trigger.describe(),
    }
  }

  /**
   * The data in the wanted form, or why there are none: only raw data are always there.
   *
   * @param event another event than the one in use
   * @throws PhpError where MISP's conversion of the event would end with one
   */
  read(form: DataForm, event = this.#chosen): ReadData {
    return form === 'raw' ? { ok: true, data: this.#raw } : this.#triggerData(event).normalised()
  }

  /**
   * The data in the wanted form; `undefined` when there is nothing to normalise.
   *
   * @throws as `read`
   */
  data(form: DataForm): PhpValue | undefined {
    const read = this.read(form)
    return read.ok ? read.data : undefined
  }

  /**
   * The data in one of its forms as JSON: the loaded text, or the normalised data written over lines (of much data only
   * the beginning). Null when there is nothing to normalise.
   *
   * @throws as `read`
   */
  text(form: DataForm): TextPart | null {
    if (form === 'raw') return { text: this.#text, complete: true }
    const data = this.data('normalised')
    if (data === undefined) return null
    this.#normalisedText ??= writeJson(data, { indent: 2, maxLength: maxWritten })
    return this.#normalisedText
  }

  /** Where a value of the normalised data stands in the loaded JSON; null for what MISP added. */
  placeInFile(place: Place): Place | null {
    const event = this.#event
    if (!event || !this.#trigger.isWholeEvent) return null
    const origin = this.#originFinder(event).originOf(place)
    return origin && [...event.place, ...(event.isBare ? origin.slice(1) : origin)]
  }

  /** Where a value of the loaded JSON stands in the normalised data; null outside of the event in use. */
  placeInEvent(place: Place): Place | null {
    const event = this.#event
    if (!event || !this.#trigger.isWholeEvent) return null
    if (event.place.some((key, index) => place[index] !== key)) return null
    const inside = place.slice(event.place.length)
    return this.#originFinder(event).afterNormalising(event.isBare ? ['Event', ...inside] : inside)
  }

  #originFinder(event: FoundEvent): OriginFinder {
    this.#origins ??= new OriginFinder(event.data)
    return this.#origins
  }

  get #trigger(): TriggerData {
    return this.#triggerData(this.#chosen)
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
