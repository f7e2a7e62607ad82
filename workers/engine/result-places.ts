import type { Place } from '@/engine/hash-path/explain/place'
import { resultPlaces, type PlaceList } from '@/engine/hash-path/explain/places'
import { tracePath } from '@/engine/hash-path/explain/trace'
import { spansOfPlaces } from '@/formats/json/places-in-text'
import { rangesOfSpans, type TextRange } from '@/formats/json/text-ranges'
import type { EventDocument } from './event-document'
import { maxMarked, type DataForm, type PathQuery, type ShownEntry } from './protocol'

/** Where the entries of a result stand in the texts that the page shows. Worked out when somebody asks. */
export class ResultPlaces {
  readonly #document: EventDocument
  readonly #query: PathQuery
  #list: PlaceList | undefined

  constructor(document: EventDocument, query: PathQuery) {
    this.#document = document
    this.#query = query
  }

  /** The ranges of all entries that stand in a text; none when there are too many. */
  ranges(form: DataForm): TextRange[] {
    const { count, at } = this.#places
    if (count > maxMarked) return []
    const places = Array.from({ length: count }, (_, index) => this.#placeIn(form, at(index)))
    return this.#rangesOf(form, unique(places.filter((place) => place !== null)))
  }

  /** Where one entry is best shown; null when it is not in any of the texts. */
  show(index: number): ShownEntry | null {
    if (index >= this.#places.count) return null
    const place = this.#places.at(index)
    for (const form of ['raw', 'normalised'] as const) {
      const there = this.#placeIn(form, place)
      const [range] = there ? this.#rangesOf(form, [there]) : []
      if (range) return { form, range }
    }
    return null
  }

  get #places(): PlaceList {
    if (!this.#list) {
      const { path, mode, form } = this.#query
      this.#list = resultPlaces(tracePath(this.#document.data(form) ?? null, path, mode))
    }
    return this.#list
  }

  /** The place in a text of a value at this place in the data of the query. */
  #placeIn(form: DataForm, place: Place): Place | null {
    if (form === this.#query.form) return place
    return form === 'raw' ? this.#document.placeInFile(place) : null
  }

  #rangesOf(form: DataForm, places: readonly Place[]): TextRange[] {
    const text = this.#document.text(form)?.text
    if (text === undefined) return []
    const spans = spansOfPlaces(text, places).filter((span) => span !== null)
    return rangesOfSpans(text, spans)
  }
}

/** Inherited tags stand at one place only, however many attributes inherit them. */
function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()]
}
