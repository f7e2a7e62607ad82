/** An entry of a long list. */
export interface PickerOption {
  readonly value: string
  readonly label: string
  /** Shown beside it, as the colour of a tag; anything that is no hexadecimal colour is not shown. */
  readonly colour?: string
}

interface Searchable {
  readonly option: PickerOption
  readonly text: string
}

/** Making texts comparable takes longer than searching them, so it is done once per list. */
const prepared = new WeakMap<readonly PickerOption[], readonly Searchable[]>()

/**
 * The options in which every word of the query occurs, in any case: first those that begin with the query, then those
 * with a word that does, then the rest, each in the order of the list.
 */
export function searchOptions(
  options: readonly PickerOption[],
  query: string,
): readonly PickerOption[] {
  const wanted = comparable(query.trim())
  if (wanted === '') return options
  const words = wanted.split(/\s+/)
  const ranked: [PickerOption[], PickerOption[], PickerOption[]] = [[], [], []]
  for (const { option, text } of searchable(options)) {
    if (words.every((word) => text.includes(word))) ranked[rankOf(text, wanted)].push(option)
  }
  return ranked.flat()
}

function rankOf(text: string, wanted: string): 0 | 1 | 2 {
  const place = text.indexOf(wanted)
  if (place <= 0) return place === 0 ? 0 : 2
  return /[\p{L}\p{N}]/u.test(text.charAt(place - 1)) ? 2 : 1
}

function searchable(options: readonly PickerOption[]): readonly Searchable[] {
  const known = prepared.get(options)
  if (known) return known
  const made = options.map((option) => ({
    option,
    text: comparable(
      option.label === option.value ? option.label : `${option.label} ${option.value}`,
    ),
  }))
  prepared.set(options, made)
  return made
}

function comparable(text: string): string {
  return text.toLowerCase()
}

/**
 * The values in a pasted text: one per line; a line in which no option is named as it stands is taken apart at its
 * commas. Nothing occurs twice.
 *
 * @param isKnown whether a text is an option's value, which may itself hold commas
 */
export function pastedValues(text: string, isKnown: (value: string) => boolean): readonly string[] {
  const lines = text.split(/[\r\n\t]+/).map((line) => line.trim())
  const values = lines.flatMap((line) =>
    isKnown(line) ? [line] : line.split(',').map((part) => part.trim()),
  )
  return [...new Set(values.filter((value) => value !== ''))]
}
