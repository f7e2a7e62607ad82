import { kindOf } from '@/formats/json/json-kinds'
import { parseJson } from '@/formats/json/parse-json'
import { attempt } from './attempt'
import { EventDocument } from './event-document'
import type { ComparedEvent, ComparedOutcome, Comparison } from './comparison-protocol'
import type { LoadedDocument, LoadResult, PathQuery, TriggerChoice } from './protocol'
import { readPath } from './read-path'
import { ResultRows } from './result-rows'
import { defaultTrigger } from './trigger-data'

/** More events side by side would take long, and nobody reads them. */
const maxCompared = 50
const valuesShown = 3
const valueLength = 120

/** Events beside the one in the editor, to see whether a path works on them too. */
export class ComparedEvents {
  readonly #inUse: () => EventDocument | null
  readonly #documents = new Map<string, EventDocument>()
  #trigger = defaultTrigger

  /** @param inUse gives what everything else on the page is about */
  constructor(inUse: () => EventDocument | null) {
    this.#inUse = inUse
  }

  /** Adds the events of a text, or replaces those of an earlier one under the same name. */
  add(source: string, text: string): LoadResult {
    const parsed = parseJson(text)
    if (!parsed.ok) return parsed
    const document = new EventDocument(parsed.value, text, this.#trigger)
    this.#documents.set(source, document)
    return { ok: true, document: document.describe() }
  }

  remove(source: string): void {
    this.#documents.delete(source)
  }

  /** Normalises for another trigger from now on. */
  fire(choice: TriggerChoice): void {
    this.#trigger = choice
    for (const document of this.#documents.values()) document.fire(choice)
  }

  /** Reads a path on all of them, the event in use among them. */
  compare(query: PathQuery): Comparison {
    const inUse = this.#inUse()
    const documents: (readonly [string | null, EventDocument])[] = [
      ...(inUse ? [[null, inUse] as const] : []),
      ...this.#documents,
    ]
    const all = documents.flatMap(([source, document]) =>
      eventsOf(document.describe(), query).map((event) => ({ source, document, ...event })),
    )
    const events = all.slice(0, maxCompared).map(({ source, document, ...event }) => ({
      source,
      ...event,
      isInUse: source === null && event.isInUse,
      outcome: outcomeOn(document, event.event, query),
    }))
    return { events, isComplete: all.length <= maxCompared }
  }
}

/** The events of a document one by one; JSON as it is, and what holds no event, counts as one. */
function eventsOf(
  { events, found, chosen }: LoadedDocument,
  { form }: PathQuery,
): Pick<ComparedEvent, 'event' | 'label' | 'isInUse'>[] {
  const [only] = events
  if (form === 'raw' || only === undefined) {
    const label = events.length === 1 && only !== undefined ? only : found
    return [{ event: 0, label, isInUse: true }]
  }
  return events.map((label, event) => ({ event, label, isInUse: event === chosen }))
}

function outcomeOn(document: EventDocument, event: number, query: PathQuery): ComparedOutcome {
  const read = attempt(() => document.read(query.form, event))
  if (!read.ok) return read.failure
  const { value } = read
  if (!value.ok) return { outcome: 'no-event', found: value.found, expected: value.expected }
  const answer = attempt(() => readPath(value.data, query.path, query.mode))
  if (!answer.ok) return answer.failure
  const rows = new ResultRows(answer.value)
  return {
    outcome: 'value',
    kind: kindOf(answer.value),
    count: rows.count,
    first: rows.slice(0, valuesShown).map(({ text }) => text.slice(0, valueLength)),
  }
}
