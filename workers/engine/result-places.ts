import type { Place } from '@/engine/hash-path/explain/place'
import { resultPlaces, type PlaceList } from '@/engine/hash-path/explain/places'
import { tracePath } from '@/engine/hash-path/explain/trace'
import { PlaceTree } from '@/engine/hash-path/find/selection'
import type { TextRange } from '@/formats/json/text-ranges'
import type { EventDocument } from './event-document'
import { maxMarked, type DataForm, type PathQuery, type ShownEntry } from './protocol'
import { placeInText, rangesOfPlaces, showPlace } from './show-place'

/** Where the entries of a result stand in the texts that the page shows. Worked out when somebody asks. */
export class ResultPlaces {
  readonly #document: EventDocument
  readonly #query: PathQuery
  #list: PlaceList | undefined
  #tree: PlaceTree | undefined

  constructor(document: EventDocument, query: PathQuery) {
    this.#document = document
    this.#query = query
  }

  /** The ranges of all entries that stand in a text; none when there are too many. */
  ranges(form: DataForm): TextRange[] {
    const { count, at } = this.#places
    if (count > maxMarked) return []
    const places = Array.from({ length: count }, (_, index) =>
      placeInText(this.#document, at(index), this.#query.form, form),
    )
    const there = unique(places.filter((place) => place !== null))
    return rangesOfPlaces(this.#document, form, there)
  }

  /** The places of all entries as a tree; undefined for another form of the data. */
  tree(form: DataForm): PlaceTree | undefined {
    if (form !== this.#query.form) return undefined
    const { count, at } = this.#places
    this.#tree ??= PlaceTree.of(Array.from({ length: count }, (_, index) => at(index)))
    return this.#tree
  }

  /** Where one entry is best shown; null when it is not in any of the texts. */
  show(index: number): ShownEntry | null {
    if (index >= this.#places.count) return null
    return showPlace(this.#document, this.#query.form, this.#places.at(index))
  }

  get #places(): PlaceList {
    if (!this.#list) {
      const { path, mode, form } = this.#query
      this.#list = resultPlaces(tracePath(this.#document.data(form) ?? null, path, mode))
    }
    return this.#list
  }
}

/** Inherited tags stand at one place only, however many attributes inherit them. */
function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()]
}
