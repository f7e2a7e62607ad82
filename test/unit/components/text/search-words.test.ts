import { expect, it } from 'vitest'
import { searchByWords } from '@/components/text/search-words'

const items = [
  { name: 'Webhook', about: 'Sends a mail to nobody' },
  { name: 'Send Mail', about: 'Writes to users' },
  { name: 'Stop execution', about: '' },
]
const found = (search: string) =>
  searchByWords(items, search, ({ name, about }) => [name, about]).map(({ name }) => name)

it('finds items with every word, in either case, those with hits in an earlier text first', () => {
  expect(found('MAIL send')).toEqual(['Send Mail', 'Webhook'])
  expect(found('execution mail')).toEqual([])
  expect(found('stop')).toEqual(['Stop execution'])
})

it('gives all items for no words', () => {
  expect(found('  ')).toHaveLength(3)
})
