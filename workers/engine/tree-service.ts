import { placeKeys, readPlace, type Place, type PlaceKey } from '@/engine/hash-path/explain/place'
import { previewOf } from '@/engine/hash-path/explain/show-value'
import type { PlaceTree } from '@/engine/hash-path/find/selection'
import { arrayCount, arrayGet, isPhpArray } from '@/engine/php/array'
import type { PhpArray, PhpValue } from '@/engine/php/value'
import { kindOf } from '@/formats/json/json-kinds'
import type { TextRange } from '@/formats/json/text-ranges'
import { attempt } from './attempt'
import type { EventDocument } from './event-document'
import { findInData } from './find-in-data'
import { pathsToPlace } from './paths-to-place'
import type { DataForm, PathsToPlace } from './protocol'
import { selectedValues } from './selected-values'
import {
  nodesPerPage,
  type ChildrenQuery,
  type RouteStep,
  type SelectedValues,
  type ShownValue,
  type TreeNode,
  type TreePage,
  type TreeSearch,
} from './tree-protocol'

/** Gives the places of a result in a form of the data; undefined when there is no such result any more. */
type MarkSource = (result: number, form: DataForm) => PlaceTree | undefined

/** The loaded data as a tree, handed out in pieces: a big event is never sent as a whole. */
export class TreeService {
  readonly #document: () => EventDocument | null
  readonly #marks: MarkSource
  readonly #keys = new WeakMap<PhpArray, readonly PlaceKey[]>()
  #search: { readonly id: number; readonly places: readonly Place[] } = { id: 0, places: [] }

  constructor(document: () => EventDocument | null, marks: MarkSource) {
    this.#document = document
    this.#marks = marks
  }

  /** Some entries of what stands at a place; null where there are none. */
  children({ form, place, start, result }: ChildrenQuery): TreePage | null {
    const owner = this.#read(form, place)
    if (!isPhpArray(owner)) return null
    const keys = this.#keysOf(owner)
    const marks = result === null ? undefined : this.#marks(result, form)
    const marked = place.reduce<PlaceTree | undefined>((tree, key) => tree?.child(key), marks)
    const nodes = keys
      .slice(start, start + nodesPerPage)
      .map((key) => describe(key, arrayGet(owner, String(key)) ?? null, marked?.child(key)))
    return { total: keys.length, nodes }
  }

  /** The way to a place through the tree; null when there is nothing at it. */
  route(form: DataForm, place: Place): readonly RouteStep[] | null {
    const steps: RouteStep[] = []
    let owner = this.#data(form)
    for (const key of place) {
      if (!isPhpArray(owner)) return null
      const index = this.#keysOf(owner).indexOf(key)
      if (index === -1) return null
      owner = arrayGet(owner, String(key)) ?? null
      steps.push({ index, key, count: isPhpArray(owner) ? arrayCount(owner) : 0 })
    }
    return steps
  }

  /** Looks for a text in the names and values of the data. Nothing is searched for an empty text. */
  search(form: DataForm, text: string): TreeSearch {
    const data = this.#data(form)
    const { places, isComplete } =
      data === undefined || text === '' ? { places: [], isComplete: true } : findInData(data, text)
    this.#search = { id: this.#search.id + 1, places }
    return { id: this.#search.id, count: places.length, isComplete }
  }

  /** The place of one hit; null when a newer search has taken its place. */
  hit(id: number, index: number): Place | null {
    return this.#search.id === id ? (this.#search.places[index] ?? null) : null
  }

  /** Values as they are shown, those that are there: places without anything are left out. */
  show(form: DataForm, places: readonly Place[]): readonly ShownValue[] {
    return places.flatMap((place) => {
      const value = this.#read(form, place)
      return value === undefined ? [] : [{ place, preview: previewOf(value) }]
    })
  }

  /** The paths to a place. */
  pathsOf(form: DataForm, place: Place): PathsToPlace | null {
    const data = this.#data(form)
    return data === undefined ? null : pathsToPlace(data, place)
  }

  /**
   * The values of the data in use that selected pieces of a text touch.
   *
   * @param shown the form whose text was selected in
   * @param used the form that paths work on
   */
  selected(shown: DataForm, used: DataForm, ranges: readonly TextRange[]): SelectedValues {
    const document = this.#document()
    return document ? selectedValues(document, shown, used, ranges) : { values: [], isCut: false }
  }

  /** The data in a form; undefined when there are none, or MISP could not make them. */
  #data(form: DataForm): PhpValue | undefined {
    const data = attempt(() => this.#document()?.data(form))
    return data.ok ? data.value : undefined
  }

  #read(form: DataForm, place: Place): PhpValue | undefined {
    const data = this.#data(form)
    return data === undefined ? undefined : readPlace(data, place)
  }

  #keysOf(array: PhpArray): readonly PlaceKey[] {
    const known = this.#keys.get(array)
    if (known) return known
    const keys = placeKeys(array)
    this.#keys.set(array, keys)
    return keys
  }
}

function describe(key: PlaceKey, value: PhpValue, marked: PlaceTree | undefined): TreeNode {
  return {
    key,
    kind: kindOf(value),
    preview: previewOf(value),
    count: isPhpArray(value) ? arrayCount(value) : 0,
    mark: marked === undefined ? null : marked.isSelected ? 'found' : 'inside',
  }
}
