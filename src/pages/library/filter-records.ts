import type { RecordSummary } from '@/storage/collection'
import { searchByWords } from '@/components/text/search-words'

type Sorting = 'changed' | 'name' | 'created' | 'size'

/** What of a list is looked for. */
export interface RecordFilter {
  readonly search: string
  /** All of these; none: any. */
  readonly tags: readonly string[]
  readonly sorting: Sorting
}

const orders: Readonly<Record<Sorting, (one: RecordSummary, other: RecordSummary) => number>> = {
  changed: (one, other) => other.changedAt - one.changedAt,
  created: (one, other) => other.createdAt - one.createdAt,
  name: (one, other) => one.name.localeCompare(other.name, 'en', { numeric: true }),
  size: (one, other) => other.characters - one.characters,
}

/**
 * The records that have all the tags and every word of the search in name, tags or description, in order.
 *
 * @param furtherText what else of a record is searched
 */
export function filterRecords(
  records: readonly RecordSummary[],
  { search, tags, sorting }: RecordFilter,
  furtherText: (record: RecordSummary) => string = () => '',
): readonly RecordSummary[] {
  const tagged = records.filter((record) => tags.every((tag) => record.tags.includes(tag)))
  return searchByWords(tagged, search, (record) => [
    record.name,
    record.tags.join('\n'),
    record.description,
    furtherText(record),
  ]).toSorted(orders[sorting])
}

/** All tags of some records, the most used first. */
export function tagsOf(records: readonly RecordSummary[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const tag of records.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .toSorted(([one, few], [other, many]) => many - few || one.localeCompare(other, 'en'))
    .map(([tag]) => tag)
}

/** Tags as somebody types them, separated by commas: trimmed, each once. */
export function parseTags(text: string): readonly string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim().slice(0, 200)))]
    .filter((tag) => tag !== '')
    .slice(0, 100)
}
