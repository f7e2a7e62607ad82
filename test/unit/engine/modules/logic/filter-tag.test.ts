import { describe, expect, it } from 'vitest'
import { filterTag } from '@/engine/modules/logic/filter-tag.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { tryModule, type TrialResult } from '../try-module.ts'

const tagged = (...names: string[]): PhpMap => ({
  Tag: names.map((name) => ({ name })),
  _allTags: [{ name: 'tlp:green' }, ...names.map((name) => ({ name }))],
})
const attributes = [tagged('a'), tagged('b')]
const data: PhpMap = {
  Event: {
    Attribute: attributes,
    _AttributeFlattened: [...attributes, tagged('a', 'b')],
    Object: [{ Attribute: [tagged('a', 'b')] }],
    EventReport: [tagged('a'), tagged('c')],
  },
}

function filter(parameters: PhpMap): TrialResult {
  return tryModule(filterTag, { data, parameters })
}

const eventOf = ({ seen }: TrialResult): PhpValue => seen['Event'] ?? null

describe('filter-tag', () => {
  it('keeps attributes by their tags, in both lists but not in objects', () => {
    const result = filter({ scope: 'attribute', condition: 'in_or', tags: ['b'] })
    expect(eventOf(result)).toMatchObject({
      Attribute: [tagged('b')],
      _AttributeFlattened: [tagged('b'), tagged('a', 'b')],
      Object: [{ Attribute: [tagged('a', 'b')] }],
    })
    expect(Object.keys(Object(result.stored['enabledFilters']))).toEqual(['A', 'A_2'])
  })

  it('counts inherited tags by default', () => {
    const { Attribute } = Object(eventOf(filter({ tags: ['tlp:green'] })))
    expect(Attribute).toHaveLength(2)
  })

  it('wants every chosen tag for "all"', () => {
    const result = filter({ scope: 'attribute', condition: 'in_and', tags: ['a', 'b'] })
    expect(eventOf(result)).toMatchObject({
      Attribute: [],
      _AttributeFlattened: [tagged('a', 'b')],
    })
  })

  it.each(['event_report', 'inherited_report'])('keeps reports for scope %s', (scope) => {
    const result = filter({ scope, tags: ['c'], 'filtering-label': 'B' })
    expect(eventOf(result)).toMatchObject({ EventReport: [tagged('c')], Attribute: attributes })
    expect(Object.keys(Object(result.stored['enabledFilters']))).toEqual(['B'])
  })

  it('filters nothing for the scope of an older version', () => {
    const { stored } = filter({ scope: 'event', tags: ['a'] })
    expect(stored).toEqual({ ...data, _unfilteredData: data })
  })

  it('takes galaxy clusters as tags', () => {
    const { stored } = filter({ clusters: ['country="x"'], tags: ['a'] })
    expect(stored['enabledFilters']).toMatchObject({
      A: { value: ['a', 'misp-galaxy:country="x"'] },
    })
  })
})
