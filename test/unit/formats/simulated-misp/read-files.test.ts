import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readAnswers } from '@/formats/simulated-misp/read-answers'
import { readCountries } from '@/formats/simulated-misp/read-countries'
import { readDecayingModels } from '@/formats/simulated-misp/read-decaying-models'
import { readInstance } from '@/formats/simulated-misp/read-instance'
import { readModules } from '@/formats/simulated-misp/read-modules'
import { addWarninglists, readWarninglists } from '@/formats/simulated-misp/read-warninglists'
import type { Reading } from '@/formats/simulated-misp/reading'

const list = {
  name: 'Mine',
  type: 'cidr',
  version: 20240101,
  description: 'x',
  matching_attributes: ['ip-src'],
  list: ['192.0.2.0/24'],
}

function valueOf<Value>(reading: Reading<Value>): Value {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.value
}

function problemsOf(reading: Reading<unknown>) {
  return reading.ok ? [] : reading.problems.map(({ where, what }) => `${where}: ${what}`)
}

describe('a file of warninglists', () => {
  it('is one list in MISP’s format, or several', () => {
    expect(valueOf(readWarninglists(JSON.stringify(list)))).toEqual([
      {
        id: '1',
        name: 'Mine',
        type: 'cidr',
        version: '20240101',
        category: 'false_positive',
        description: 'x',
        isDefault: true,
        matchingAttributes: ['ip-src'],
        entries: ['192.0.2.0/24'],
      },
    ])
    const two = [
      { ...list, id: 7, default: false, category: 'known' },
      { name: 'Other', type: 'string', list: { 0: 'a', 1: 'b' } },
    ]
    expect(valueOf(readWarninglists(JSON.stringify(two)))).toMatchObject([
      { id: '7', isDefault: false, category: 'known' },
      { id: '8', version: '1', matchingAttributes: ['ALL'], entries: ['a', 'b'] },
    ])
  })

  it('is told what is wrong and where', () => {
    expect(problemsOf(readWarninglists('{"name": "x",}'))[0]).toMatch(/^line 1, column 13: /)
    expect(problemsOf(readWarninglists('7'))).toEqual([
      'the whole file: This is neither a warninglist nor a list of them.',
    ])
    expect(problemsOf(readWarninglists(JSON.stringify({ ...list, type: 'ip' })))[0]).toContain(
      'type is none of string, substring, hostname, cidr, regex',
    )
    expect(problemsOf(readWarninglists(JSON.stringify([{ ...list, list: [1] }])))[0]).toContain(
      '0.list',
    )
  })

  it('takes the place of one of the same name and gets a free id', () => {
    const [mine] = valueOf(readWarninglists(JSON.stringify({ ...list, id: 3 })))
    if (mine === undefined) throw new Error('there is a list')
    const again = { ...mine, id: '9', entries: ['10.0.0.0/8'] }
    const other = { ...mine, name: 'Other' }
    expect(
      addWarninglists([mine], [again, other, { ...other, name: 'x', id: 'no number' }]),
    ).toEqual([
      { ...again, id: '3' },
      { ...other, id: '4' },
      { ...other, name: 'x', id: '5' },
    ])
  })
})

describe('a table of answers', () => {
  it('keeps only what an answer has', () => {
    const rows = [
      { module: 'dns', value: 'a.example', body: { results: [] } },
      { module: 'dns', status: 500, echoes: true, body: null, more: 1 },
    ]
    expect(valueOf(readAnswers(JSON.stringify(rows)))).toEqual([
      rows[0],
      { module: 'dns', status: 500, echoes: true, body: null },
    ])
  })

  it('is refused with the place of each fault', () => {
    const rows = [
      { module: '', body: 1 },
      { module: 'dns' },
      { module: 'x', status: 9, body: 1 },
      7,
    ]
    expect(problemsOf(readAnswers(JSON.stringify(rows)))).toEqual([
      '0.module: This is empty.',
      '1.body: This is missing.',
      '2.status: This is no HTTP status.',
      '3: This is no answer of a module.',
    ])
    expect(problemsOf(readAnswers('{}'))).toEqual(['the whole file: This is no list of answers.'])
    const many = Array.from({ length: 50 }, () => 7)
    expect(problemsOf(readAnswers(JSON.stringify(many)))).toHaveLength(20)
  })
})

describe('other files', () => {
  it('of modules need a name and a description', () => {
    const module = { name: 'dns', meta: { 'module-type': ['expansion'] } }
    expect(valueOf(readModules(JSON.stringify([module])))).toEqual([
      { ...module, type: 'expansion', mispattributes: {} },
    ])
    expect(problemsOf(readModules('[{"name": "x", "meta": []}]'))).toEqual([
      '0.meta: This is no object.',
    ])
  })

  it('of decaying models need sound parameters', () => {
    const parameters = { lifetime: 1, decay_speed: 2, threshold: 3, default_base_score: 80 }
    const model = { id: 1, name: 'Model', parameters }
    expect(valueOf(readDecayingModels(JSON.stringify([model])))).toMatchObject([
      { id: '1', name: 'Model', parameters: { ...parameters, base_score_config: {} } },
    ])
    const wrong = { ...model, parameters: { ...parameters, lifetime: -1 } }
    expect(problemsOf(readDecayingModels(JSON.stringify([wrong])))).toEqual([
      '0.parameters.lifetime: This is negative.',
    ])
  })

  it('of countries are clusters whose tags follow from their values', () => {
    expect(valueOf(readCountries('{"name": "Country", "values": [{"value": "belgium"}]}'))).toEqual(
      [{ value: 'belgium', tag_name: 'misp-galaxy:country="belgium"' }],
    )
    expect(problemsOf(readCountries('{"values": {}}'))).toEqual([
      'values: This is no list of clusters.',
    ])
  })

  it('of an instance number their tags', () => {
    const instance = {
      settings: {},
      organisations: [{ id: '1', name: 'ORG' }],
      sharingGroups: [],
      roles: [],
      users: [],
      tags: [{ name: 'tlp:red', colour: '#ff0000' }],
    }
    expect(valueOf(readInstance(JSON.stringify(instance)))).toMatchObject({
      organisations: [{ id: '1', name: 'ORG' }],
      tags: [{ id: '1', name: 'tlp:red', exportable: true, numerical_value: null }],
    })
    const wrong = { ...instance, users: [{ id: 1 }], tags: [{ name: 'x', colour: 'red' }] }
    expect(problemsOf(readInstance(JSON.stringify(wrong)))).toEqual([
      'users.0: This has no id, which is a text.',
      'tags.0.colour: This is no colour.',
    ])
  })
})

test('whatever a file holds, it is read or refused with reasons', () => {
  const readers = [
    readAnswers,
    readCountries,
    readDecayingModels,
    readInstance,
    readModules,
    readWarninglists,
  ]
  const texts = fc.oneof(fc.json(), fc.string(), fc.constant('{"__proto__": [], "constructor": 1}'))
  fc.assert(
    fc.property(texts, fc.constantFrom(...readers), (text, read) => {
      const reading = read(text)
      expect(reading.ok || reading.problems.length > 0).toBe(true)
    }),
  )
})
