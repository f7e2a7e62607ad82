import { describe, expect, it } from 'vitest'
import { assignCountry } from '@/engine/modules/actions/assign-country.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { attribute } from '../../event/samples.ts'
import { misp, storedAttribute, tagNamesOf } from '../../effects/misp.ts'
import { tryModule, type Trial } from '../try-module.ts'
import { filterAttributes } from './sample-run.ts'

const tagOf = (country: string) => `misp-galaxy:country="${country}"`
const state = misp({
  countryClusters: ['belgium', 'germany'].map((value) => ({ value, tag_name: tagOf(value) })),
})

/** Attributes 8 and 9 of event 3 with answers of a simple enrichment module. */
function enriched(first: readonly string[], second: readonly string[]): PhpMap {
  const answers = (values: readonly string[]) => [[{ types: ['text'], values }]]
  return {
    Event: {
      id: '3',
      _AttributeFlattened: [
        attribute(8, { enrichment: answers(first) }),
        attribute(9, { enrichment: answers(second) }),
      ],
    },
  }
}

function assign(parameters: PhpMap, data: PhpMap, more: Partial<Trial> = {}) {
  return tryModule(assignCountry, { parameters, data, state, version: '2.5.1', ...more })
}

describe('assign_country', () => {
  it('tags the event with each country once, whatever its case', () => {
    const { success, session } = assign({}, enriched(['Belgium'], ['GERMANY']))
    expect(success).toBe(true)
    expect(tagNamesOf(session.state.events['3']).slice(2)).toEqual([
      tagOf('belgium'),
      tagOf('germany'),
    ])
    expect(assign({}, enriched(['nowhere'], [])).success).toBe(false)
  })

  it('tags each attribute with its own; the last one decides about success', () => {
    const parameters = { scope: 'attribute', locality: 'global' }
    const { success, session } = assign(parameters, enriched(['Belgium'], ['Atlantis']))
    expect(success).toBe(false)
    expect(tagNamesOf(storedAttribute(session, 8))).toContain(tagOf('belgium'))
    expect(assign(parameters, enriched([], ['Germany'])).success).toBe(true)
    expect(assign(parameters, { Event: {} }).success).toBe(false)
  })

  it('takes a path that begins with the attributes as it is', () => {
    const parameters = { hash_path: '{n}.enrichment.{n}.{n}.values.0' }
    expect(assign(parameters, enriched(['Belgium'], [])).success).toBe(true)
  })

  it('with a node filter finds nothing', () => {
    const data = enriched(['Belgium'], [])
    const savedFilters = filterAttributes('id', '8')
    expect(assign({ scope: 'attribute' }, data, { savedFilters }).success).toBe(false)
    expect(assign({}, data, { savedFilters }).success).toBe(false)
  })

  it('in newer versions dies, unless there is no attribute to tag', () => {
    const version = '2.5.19'
    expect(() => assign({}, enriched([], []), { version })).toThrow('__addTagsToEvent')
    const parameters = { scope: 'attribute' }
    expect(() => assign(parameters, enriched([], []), { version })).toThrow('__addTagsToAttributes')
    expect(assign(parameters, { Event: {} }, { version }).success).toBe(false)
  })
})

it('dies of a country that is a list: PHP makes its name lower case', () => {
  const data = {
    Event: { id: '3', _AttributeFlattened: [{ ...attribute(8), countries: [['belgium']] }] },
  }
  const parameters = { scope: 'event', hash_path: 'countries.{n}' }
  expect(() => assign(parameters, data)).toThrow('must be of type string, array given')
})
