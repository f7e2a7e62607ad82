/**
 * The items that have every word of the search in one of their texts, in either case; those with a hit in an earlier
 * text come first.
 */
export function searchByWords<Item>(
  items: readonly Item[],
  search: string,
  textsOf: (item: Item) => readonly string[],
): readonly Item[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  return items
    .flatMap((item) => {
      const texts = textsOf(item).map((text) => text.toLowerCase())
      const places = words.map((word) => texts.findIndex((text) => text.includes(word)))
      return places.includes(-1) ? [] : [{ item, place: Math.max(...places) }]
    })
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
}
