import { describe, expect, it } from 'vitest'
import { pastedValues, searchOptions } from '@/components/controls/option-search'

const list = (...values: string[]) => values.map((value) => ({ value, label: value }))
const found = (options: ReturnType<typeof list>, query: string) =>
  searchOptions(options, query).map(({ value }) => value)

describe('searchOptions', () => {
  const tags = list('misp:tlp', 'tlp:red', 'xtlp', 'TLP:amber', 'PAP:RED')

  it('puts beginnings first, then beginnings of words, in the order of the list', () => {
    expect(found(tags, 'tlp')).toEqual(['tlp:red', 'TLP:amber', 'misp:tlp', 'xtlp'])
  })

  it('wants every word, in any order and case', () => {
    expect(found(tags, 'RED tlp')).toEqual(['tlp:red'])
    expect(found(tags, 'red green')).toEqual([])
  })

  it('gives the whole list for nothing', () => {
    expect(searchOptions(tags, '  ')).toBe(tags)
  })

  it('finds options by their value as well', () => {
    expect(searchOptions([{ value: '7', label: 'Seventh' }], '7')).toHaveLength(1)
  })

  it('searches 20,000 options within 50 ms', () => {
    const many = list(
      ...Array.from({ length: 20_000 }, (_, i) => `taxonomy:predicate="value ${i}"`),
    )
    const times = Array.from({ length: 5 }, (_, i) => {
      const start = performance.now()
      expect(searchOptions(many, `value ${i}`).length).toBeGreaterThan(1_000)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(50)
  })
})

describe('pastedValues', () => {
  const known = (value: string) => value === 'a, b'

  it('takes lines and commas apart, but no known value', () => {
    expect(pastedValues('a, b\nc, d\r\n\n e ', known)).toEqual(['a, b', 'c', 'd', 'e'])
  })

  it('takes each value once', () => {
    expect(pastedValues('x,x\nx', known)).toEqual(['x'])
  })
})
