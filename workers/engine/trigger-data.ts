import { compatOf, DEFAULT_MISP_VERSION } from '@/engine/compat'
import { normalise } from '@/engine/event/normalise'
import { TRIGGERS } from '@/engine/modules/triggers/index'
import type { TriggerDeclaration } from '@/engine/modules/declaration'
import { isPhpArray, isPhpMap } from '@/engine/php/array'
import { getOffset } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { FoundEvent } from '@/formats/event-json/find-events'
import { giveIds } from '@/formats/event-json/give-ids'
import { stateForEvent } from '@/formats/event-json/state-for-event'
import {
  eventDataFor,
  recordKindOf,
  recordsOf,
  type FiringEvent,
  type TriggerRecord,
} from '@/formats/event-json/trigger-records'
import type { TriggerChoice, TriggerInUse, TriggerOption } from './protocol'

export const defaultTrigger: TriggerChoice = { id: 'event-publish', record: 0 }

/** More records of one event are not listed to choose from. */
const maxListed = 500

const compat = compatOf(DEFAULT_MISP_VERSION)
const declarations: ReadonlyMap<string, TriggerDeclaration> = new Map(
  TRIGGERS.map(({ declaration }) => [declaration.id, declaration]),
)

/** All triggers, by name. */
export function triggerOptions(): readonly TriggerOption[] {
  return [...declarations.values()]
    .map(({ id, name, description }) => ({ id, name, description }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** Why there is nothing to normalise: what was found, and what the trigger needs. */
export interface NoNormalised {
  readonly ok: false
  readonly found: string
  readonly expected: string
}

type Normalised = { readonly ok: true; readonly data: PhpMap } | NoNormalised

/** What a workflow behind one trigger gets of the loaded data. Worked out when somebody asks. */
export class TriggerData {
  readonly #raw: PhpValue
  readonly #event: FoundEvent | undefined
  readonly #found: string
  readonly #choice: TriggerChoice
  #firing: FiringEvent | undefined
  #records: readonly TriggerRecord[] | undefined
  #normalised: Normalised | undefined

  /**
   * @param raw the JSON as it was loaded
   * @param event the event in use, if there is one in it
   * @param found what the JSON is, in words
   */
  constructor(raw: PhpValue, event: FoundEvent | undefined, found: string, choice: TriggerChoice) {
    this.#raw = raw
    this.#event = event
    this.#found = found
    this.#choice = choice
  }

  /** Whether the workflow gets all of the event in its own order, so that places in it can be followed back. */
  get isWholeEvent(): boolean {
    const { scope, id } = this.#trigger
    if (this.#event === undefined || recordKindOf(id) !== undefined) return false
    const isAboutEvents = scope === 'event' || scope === 'others'
    return isAboutEvents && !['event-before-save', 'event-after-save'].includes(id)
  }

  describe(): TriggerInUse {
    const { id, name } = this.#trigger
    const one = recordKindOf(id)
    if (one === undefined || !this.#event) return { id, name, records: null }
    const labels = this.#recordList.slice(0, maxListed).map(({ label }) => label)
    return { id, name, records: { one, labels, chosen: this.#recordNumber } }
  }

  /**
   * The data as the workflow gets them.
   *
   * @throws PhpError where MISP's conversion would end with one
   */
  normalised(): Normalised {
    this.#normalised ??= this.#normalise()
    return this.#normalised
  }

  #normalise(): Normalised {
    const { id, coreFormat } = this.#trigger
    const one = recordKindOf(id)
    const isOfEvent = coreFormat && one === undefined
    if (isOfEvent && !this.#event) return this.#refuse('a MISP event')
    const data = this.#firingData()
    if (data === undefined) {
      return { ok: false, found: `an event without any ${one ?? 'data'}`, expected: one ?? '' }
    }
    if (!isPhpArray(data)) return this.#refuse('an object')
    const stored = this.isWholeEvent || !this.#event ? nothingStored : this.#firingEvent.state
    const normalised = normalise(this.#trigger, data, stored, compat)
    if (normalised === false) return this.#refuse(`what MISP hands to “${this.#trigger.name}”`)
    return { ok: true, data: normalised }
  }

  #refuse(expected: string): NoNormalised {
    return { ok: false, found: this.#found, expected }
  }

  /** What MISP hands over before it is normalised; undefined when the event has nothing to fire for. */
  #firingData(): PhpValue | undefined {
    const event = this.#event
    const { id, coreFormat } = this.#trigger
    if (!event || !coreFormat) return this.#raw
    if (recordKindOf(id) !== undefined) return this.#recordList[this.#recordNumber]?.data()
    return this.isWholeEvent ? event.data : eventDataFor(id, event.data, this.#firingEvent)
  }

  get #trigger(): TriggerDeclaration {
    const found = declarations.get(this.#choice.id) ?? declarations.get(defaultTrigger.id)
    if (!found) throw new Error('There is no trigger')
    return found
  }

  get #firingEvent(): FiringEvent {
    if (this.#firing === undefined) {
      const inside = getOffset(this.#event?.data, 'Event')
      const { event } = giveIds(isPhpMap(inside) ? inside : {})
      this.#firing = { state: stateForEvent(event, 0), event, compat }
    }
    return this.#firing
  }

  get #recordList(): readonly TriggerRecord[] {
    this.#records ??= recordsOf(this.#trigger.id, this.#firingEvent)
    return this.#records
  }

  /** A number beyond the last record takes the last. */
  get #recordNumber(): number {
    return Math.max(0, Math.min(this.#choice.record, this.#recordList.length - 1))
  }
}

/** Nothing is looked up for a whole event. */
const nothingStored = { events: {}, threads: {} }
