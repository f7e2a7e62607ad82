import { previewOf } from '@/engine/hash-path/explain/show-value'
import { readPlace } from '@/engine/hash-path/explain/place'
import { spansOfRanges, type TextRange } from '@/formats/json/text-ranges'
import { valuesInSpan } from '@/formats/json/values-in-span'
import { attempt } from './attempt'
import type { EventDocument } from './event-document'
import type { DataForm } from './protocol'
import { maxChosen, type SelectedValues } from './tree-protocol'

/**
 * The single values of the data in use that selected pieces of a text touch.
 *
 * @param shown the form whose text was selected in
 * @param used the form that paths work on
 */
export function selectedValues(
  document: EventDocument,
  shown: DataForm,
  used: DataForm,
  ranges: readonly TextRange[],
): SelectedValues {
  const read = attempt(() => ({ text: document.text(shown)?.text, data: document.data(used) }))
  if (!read.ok || read.value.text === undefined || read.value.data === undefined) {
    return { values: [], isCut: false }
  }
  const { text, data } = read.value
  const found = spansOfRanges(text, ranges).map((span) => valuesInSpan(text, span, maxChosen))
  const places = found
    .flatMap((values) => values.places)
    .map((place) => (shown === used ? place : document.placeInEvent(place)))
    .filter((place) => place !== null)
  const values = places.slice(0, maxChosen).flatMap((place) => {
    const value = readPlace(data, place)
    return value === undefined ? [] : [{ place, preview: previewOf(value) }]
  })
  return { values, isCut: places.length > maxChosen || found.some((one) => !one.isComplete) }
}
