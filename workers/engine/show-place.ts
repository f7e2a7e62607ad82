import type { Place } from '@/engine/hash-path/explain/place'
import { spansOfPlaces } from '@/formats/json/places-in-text'
import { rangesOfSpans, type TextRange } from '@/formats/json/text-ranges'
import type { EventDocument } from './event-document'
import type { DataForm, ShownEntry } from './protocol'

/** The place in the text of one form of the data of what stands at a place in another; null when it is not there. */
export function placeInText(
  document: EventDocument,
  place: Place,
  used: DataForm,
  shown: DataForm,
): Place | null {
  if (shown === used) return place
  return shown === 'raw' ? document.placeInFile(place) : null
}

/** Where values stand in the text of a form of the data, in the order of the text. */
export function rangesOfPlaces(
  document: EventDocument,
  form: DataForm,
  places: readonly Place[],
): TextRange[] {
  const text = document.text(form)?.text
  if (text === undefined) return []
  const spans = spansOfPlaces(text, places).filter((span) => span !== null)
  return rangesOfSpans(text, spans)
}

/** Where a value is best shown: in the loaded text, or in the normalised data for what MISP added. */
export function showPlace(
  document: EventDocument,
  used: DataForm,
  place: Place,
): ShownEntry | null {
  for (const form of ['raw', 'normalised'] as const) {
    const there = placeInText(document, place, used, form)
    const [range] = there ? rangesOfPlaces(document, form, [there]) : []
    if (range) return { form, range, place }
  }
  return null
}
