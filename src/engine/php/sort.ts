import { arrayValues } from './array.ts'
import { looseCompare } from './loose-compare.ts'
import type { PhpArray, PhpList, PhpValue } from './value.ts'

/**
 * PHP's `sort`: the values in the order of `<=>`, numbered anew.
 *
 * That order is not transitive for mixed values (`"10" < "9a" < "1e1" = "10"`), and then the outcome depends on the
 * algorithm. So this makes the same comparisons as PHP's: fixed networks for up to 5 values, insertion up to 16,
 * otherwise partitions around a median. Values that compare equal keep their order.
 */
export function phpSort(array: PhpArray): PhpList {
  const items = arrayValues(array).map((value, position) => ({ value, position }))
  hybridSort(items, 0, items.length)
  return items.map((item) => item.value)
}

interface Item {
  readonly value: PhpValue
  readonly position: number
}

const INSERTION_LIMIT = 16
const MEDIAN_OF_FIVE_FROM = 1024

/** Whether the first must stand behind the second. */
function isAfter(first: Item, second: Item): boolean {
  const ordering = looseCompare(first.value, second.value)
  return ordering === 0 ? first.position > second.position : ordering > 0
}

/** Sorts the items from `start` up to (without) `end` in place. */
function hybridSort(items: Item[], start: number, end: number): void {
  let from = start
  let to = end
  while (to - from > INSERTION_LIMIT) {
    const middle = partition(items, from, to)
    // The shorter side is sorted by recursion, the longer one by the next round, which bounds the depth.
    if (middle - from < to - middle - 1) {
      hybridSort(items, from, middle)
      from = middle + 1
    } else {
      hybridSort(items, middle + 1, to)
      to = middle
    }
  }
  if (to - from <= 5) sortFew(items, from, to - from)
  else insertionSort(items, from, to)
}

/** Puts a median in its place, what belongs before and behind it on either side, and gives that place. */
function partition(items: Item[], from: number, to: number): number {
  const half = (to - from) >> 1
  if (to - from >= MEDIAN_OF_FIVE_FROM) {
    const quarter = half >> 1
    sortAt(items, [from, from + quarter, from + half, from + half + quarter, to - 1])
  } else {
    sortAt(items, [from, from + half, to - 1])
  }
  const pivot = from + 1
  swap(items, pivot, from + half)
  const border = divide(items, pivot, to - 1)
  swap(items, pivot, border - 1)
  return border - 1
}

/** Moves items between the pivot and `last` (which is known to stand right) to their side; gives where the right one starts. */
function divide(items: Item[], pivot: number, last: number): number {
  let left = pivot + 1
  let right = last
  for (;;) {
    while (isAfterAt(items, pivot, left)) {
      left++
      if (left === right) return left
    }
    do {
      right--
      if (right === left) return left
    } while (isAfterAt(items, right, pivot))
    swap(items, left, right)
    left++
    if (left === right) return left
  }
}

/** Insertion: the first six places are searched one by one, later ones in steps of two. */
function insertionSort(items: Item[], from: number, to: number): void {
  for (let index = from + 1; index < to; index++) {
    if (!isAfterAt(items, index - 1, index)) continue
    const place =
      index < from + 6 ? searchOneByOne(items, from, index) : searchByTwo(items, from, index)
    const [item] = items.splice(index, 1)
    if (item !== undefined) items.splice(place, 0, item)
  }
}

function searchOneByOne(items: Item[], from: number, index: number): number {
  let place = index - 1
  while (place > from && isAfterAt(items, place - 1, index)) place--
  return place
}

function searchByTwo(items: Item[], from: number, index: number): number {
  let place = index - 1
  for (;;) {
    place -= 2
    if (!isAfterAt(items, place, index)) {
      return isAfterAt(items, place + 1, index) ? place + 1 : place + 2
    }
    if (place === from) return place
    if (place === from + 1) return isAfterAt(items, index, from) ? place : from
  }
}

function sortFew(items: Item[], from: number, count: number): void {
  sortAt(
    items,
    Array.from({ length: count }, (_, offset) => from + offset),
  )
}

/** Sorts the items at up to five places by a fixed network: the first three, then one more at a time from behind. */
function sortAt(items: Item[], places: readonly number[]): void {
  const [a, b, c, ...more] = places
  if (a === undefined || b === undefined) return
  if (c === undefined) swapIfAfter(items, a, b)
  else sortThree(items, a, b, c)
  more.forEach((_, index) => {
    sinkLast(items, places.slice(0, index + 4))
  })
}

function sortThree(items: Item[], a: number, b: number, c: number): void {
  if (!isAfterAt(items, a, b)) {
    if (swapIfAfter(items, b, c)) swapIfAfter(items, a, b)
  } else if (!isAfterAt(items, c, b)) {
    swap(items, a, c)
  } else {
    swap(items, a, b)
    swapIfAfter(items, b, c)
  }
}

/** Moves the item at the last place forwards as far as it belongs. */
function sinkLast(items: Item[], places: readonly number[]): void {
  for (let index = places.length - 1; index > 0; index--) {
    const [before, place] = places.slice(index - 1, index + 1)
    if (before === undefined || place === undefined || !swapIfAfter(items, before, place)) return
  }
}

function swapIfAfter(items: Item[], first: number, second: number): boolean {
  const isWrong = isAfterAt(items, first, second)
  if (isWrong) swap(items, first, second)
  return isWrong
}

function isAfterAt(items: Item[], first: number, second: number): boolean {
  const [a, b] = [items[first], items[second]]
  return a !== undefined && b !== undefined && isAfter(a, b)
}

function swap(items: Item[], first: number, second: number): void {
  const moved = items.splice(second, 1, ...items.slice(first, first + 1))
  items.splice(first, 1, ...moved)
}
