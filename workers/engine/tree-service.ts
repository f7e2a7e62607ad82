import { placeKeys, readPlace, type Place, type PlaceKey } from '@/engine/hash-path/explain/place'
import { previewOf } from '@/engine/hash-path/explain/show-value'
import type { PlaceTree } from '@/engine/hash-path/find/selection'
import { arrayCount, arrayGet, isPhpArray } from '@/engine/php/array'
import type { PhpArray, PhpValue } from '@/engine/php/value'
import { kindOf } from '@/formats/json/json-kinds'
import { findInData } from './find-in-data'
import type { DataForm } from './protocol'
import {
  nodesPerPage,
  type ChildrenQuery,
  type ShownValue,
  type TreeNode,
  type TreePage,
  type TreeRoute,
  type TreeSearch,
} from './tree-protocol'

/** Gives the loaded data in a form; undefined when there are none. */
type DataSource = (form: DataForm) => PhpValue | undefined

/** Gives the places of a result in a form of the data; undefined when there is no such result any more. */
type MarkSource = (result: number, form: DataForm) => PlaceTree | undefined

/** The loaded data as a tree, handed out in pieces: a big event is never sent as a whole. */
export class TreeService {
  readonly #data: DataSource
  readonly #marks: MarkSource
  readonly #keys = new WeakMap<PhpArray, readonly PlaceKey[]>()
  #search: { readonly id: number; readonly places: readonly Place[] } = { id: 0, places: [] }

  constructor(data: DataSource, marks: MarkSource) {
    this.#data = data
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
  route(form: DataForm, place: Place): TreeRoute | null {
    const steps: { index: number; key: PlaceKey }[] = []
    const counts: number[] = []
    let owner = this.#data(form)
    for (const key of place) {
      if (!isPhpArray(owner)) return null
      const keys = this.#keysOf(owner)
      const index = keys.indexOf(key)
      if (index === -1) return null
      steps.push({ index, key })
      counts.push(keys.length)
      owner = arrayGet(owner, String(key))
    }
    return { steps, counts }
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
