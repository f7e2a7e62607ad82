import { describe, expect, it } from 'vitest'
import type { RecordSummary } from '@/storage/collection'
import { filterRecords, parseTags, tagsOf, type RecordFilter } from '@/pages/library/filter-records'

const record = (name: string, fields: Partial<RecordSummary> = {}): RecordSummary => ({
  id: name,
  name,
  description: '',
  tags: [],
  createdAt: 0,
  changedAt: 0,
  revision: 1,
  characters: 0,
  ...fields,
})
const records = [
  record('Block 10', { changedAt: 3, createdAt: 1, characters: 5, tags: ['tlp', 'course'] }),
  record('block 2', { changedAt: 2, createdAt: 3, characters: 9, tags: ['tlp'] }),
  record('Tag', { changedAt: 1, createdAt: 2, characters: 7, description: 'Does not block' }),
]
const found = (filter: Partial<RecordFilter>) =>
  filterRecords(records, { search: '', tags: [], sorting: 'changed', ...filter }).map(
    ({ name }) => name,
  )

describe('filterRecords', () => {
  it('sorts', () => {
    expect(found({})).toEqual(['Block 10', 'block 2', 'Tag'])
    expect(found({ sorting: 'created' })).toEqual(['block 2', 'Tag', 'Block 10'])
    expect(found({ sorting: 'name' })).toEqual(['block 2', 'Block 10', 'Tag'])
    expect(found({ sorting: 'size' })).toEqual(['block 2', 'Tag', 'Block 10'])
  })

  it('finds every word in name, tags or description', () => {
    expect(found({ search: 'BLOCK' })).toHaveLength(3)
    expect(found({ search: 'block course' })).toEqual(['Block 10'])
    expect(found({ search: 'nothing' })).toEqual([])
  })

  it('finds words in what a list says besides', () => {
    const filter = { search: 'gate', tags: [], sorting: 'changed' } as const
    const further = ({ name }: RecordSummary) => (name === 'Tag' ? 'Curation gate' : '')
    expect(filterRecords(records, filter, further).map(({ name }) => name)).toEqual(['Tag'])
  })

  it('wants all tags', () => {
    expect(found({ tags: ['tlp'] })).toEqual(['Block 10', 'block 2'])
    expect(found({ tags: ['tlp', 'course'] })).toEqual(['Block 10'])
  })
})

it('tagsOf gives the most used first', () => {
  expect(tagsOf(records)).toEqual(['tlp', 'course'])
})

it('parseTags reads what people type', () => {
  expect(parseTags(' a, b b ,,a,')).toEqual(['a', 'b b'])
  expect(parseTags('')).toEqual([])
  expect(parseTags('x'.repeat(300))[0]).toHaveLength(200)
})
