import { describe, expect, it } from 'vitest'
import { addAttributes } from '@/engine/effects/add-attributes.ts'
import { ATTRIBUTE_CATEGORIES, ATTRIBUTE_TYPES } from '@/engine/effects/attribute-types.ts'
import { splitValue } from '@/engine/effects/attribute-triggers.ts'
import { addAttribute } from '@/engine/effects/save-attribute.ts'
import { validateAttribute } from '@/engine/effects/validate-attribute.ts'
import { attribute } from '../event/samples.ts'
import {
  listener,
  logLines,
  misp,
  NOW,
  queuedFor,
  rows,
  sessionOn,
  storedAttribute,
  tagNamesOf,
} from './misp.ts'

describe('adding an attribute', () => {
  it('fills in what is missing from its type', () => {
    const session = sessionOn(misp({ workflows: [listener('attribute-after-save')] }))
    const result = addAttribute(session, {
      event_id: '3',
      type: 'ip-src|port',
      value: '1.2.3.4|80',
    })
    expect(result).toEqual({ saved: true, id: '13' })
    expect(storedAttribute(session, 13)).toMatchObject({
      category: 'Network activity',
      to_ids: true,
      distribution: '5',
      timestamp: String(NOW),
      deleted: false,
    })
    expect(session.state.events['3']?.['attribute_count']).toBe('5')
    expect(logLines(session)[0]).toMatch(
      /^Attribute add: Attribute \(13\) from Event \(3\): Network activity\/ip-src\|port 1\.2\.3\.4 \| object_id \(\) => \(0\), to_ids \(\) => \(1\), distribution \(\) => \(5\), deleted \(\) => \(0\), disable_correlation \(\) => \(0\), event_id \(\) => \(3\), type \(\) => \(ip-src\|port\), .*value1 \(\) => \(1\.2\.3\.4\), value2 \(\) => \(80\)$/,
    )
    expect(queuedFor(session, 'attribute-after-save')).toMatchObject([
      { Attribute: { value1: '1.2.3.4', value2: '80' }, Event: { id: '3', Orgc: { name: 'ORG' } } },
    ])
  })

  it('puts it into the object it names', () => {
    const session = sessionOn(misp())
    addAttribute(session, { event_id: '3', object_id: '5', type: 'text', value: 'in object' })
    const [object] = rows(session.state.events['3']?.['Object'])
    expect(rows(object?.['Attribute']).map(({ id }) => id)).toEqual(['11', '12', '13'])
  })

  it('refuses a twin', () => {
    const twin = { event_id: '3', type: 'domain', value: 'h8.example.com' }
    expect(addAttribute(sessionOn(misp()), twin)).toEqual({
      saved: false,
      errors: { value: ['A similar attribute already exists for this event.'] },
    })
  })
})

describe('validation', () => {
  const state = misp()
  const valid = attribute(20)

  it('finds nothing wrong with a good attribute', () => {
    expect(validateAttribute(state, valid, undefined)).toEqual({})
    expect(validateAttribute(state, attribute(8), '8')).toEqual({})
  })

  it.each([
    [{ type: 'md5' }, ['value']],
    [{ type: 'nosuch' }, ['type']],
    [{ category: 'Nowhere' }, ['type', 'category']],
    [{ value: '' }, ['value']],
    [{ uuid: 'x' }, ['uuid']],
    [{ uuid: attribute(8)['uuid'] ?? '' }, ['uuid']],
    [{ distribution: '6' }, ['distribution']],
    [{ distribution: '' }, ['distribution']],
  ])('of %j complains about %j', (changes, fields) => {
    const errors = validateAttribute(
      state,
      { ...valid, category: 'Payload delivery', ...changes },
      undefined,
    )
    expect(Object.keys(errors)).toEqual(fields)
  })

  it('knows the length of checksums', () => {
    const md5 = { ...valid, type: 'md5', category: 'Payload delivery' }
    const good = 'd41d8cd98f00b204e9800998ecf8427e'
    expect(validateAttribute(state, { ...md5, value: good }, undefined)).toEqual({})
    expect(validateAttribute(state, { ...md5, value: good.slice(1) }, undefined)).toEqual({
      value: [
        'Checksum has an invalid length or format (expected: 32 hexadecimal characters). Please double check the value or select type "other".',
      ],
    })
  })
})

it('every type has categories that exist', () => {
  expect(ATTRIBUTE_TYPES.size).toBe(191)
  expect(ATTRIBUTE_CATEGORIES).toHaveLength(16)
  const used = [...ATTRIBUTE_TYPES.values()].flatMap(({ categories }) => categories)
  expect(used.every((category) => ATTRIBUTE_CATEGORIES.includes(category))).toBe(true)
  expect(ATTRIBUTE_TYPES.get('md5')).toMatchObject({ toIds: true })
  expect(ATTRIBUTE_TYPES.get('text')?.categories[0]).toBe('Other')
})

it('only composite types split their value', () => {
  expect(splitValue('filename|md5', 'a|b|c')).toEqual(['a', 'b|c'])
  expect(splitValue('text', 'a|b')).toEqual(['a|b', ''])
  expect(splitValue('malware-sample', 'a')).toEqual(['a', ''])
})

describe('adding attributes and objects', () => {
  const object = {
    name: 'file',
    'meta-category': 'file',
    template_uuid: 't',
    template_version: '24',
    description: 'A file',
    Attribute: [
      { type: 'filename', object_relation: 'filename', value: 'x.exe' },
      { type: 'filename', category: 'Other', object_relation: 'bad', value: 'y.exe' },
    ],
  }

  it('counts what was valid and logs the rest as dropped', () => {
    const session = sessionOn(misp({ workflows: [listener('object-after-save')] }))
    const attributes = [{ type: 'domain', value: 'new.example.com', Tag: [{ name: 'PAP:RED' }] }]
    expect(
      addAttributes(session, { eventId: '3', attributes, objects: [object], origin: 'workflow' }),
    ).toBe(2)
    expect(tagNamesOf(storedAttribute(session, 13))).toEqual(['PAP:RED'])
    const added = rows(session.state.events['3']?.['Object'])[1]
    expect(added).toMatchObject({
      id: '6',
      name: 'file',
      distribution: '5',
      timestamp: String(NOW),
    })
    expect(rows(added?.['Attribute'])).toMatchObject([{ id: '14', object_id: '6' }])
    const lines = logLines(session)
    expect(lines.find((line) => line.startsWith('Object add'))).toContain('Object add: file')
    expect(lines.at(-1)).toContain(
      'Attribute dropped due to validation for Event 3 failed: Other/filename y.exe',
    )
    expect(queuedFor(session, 'object-after-save')).toMatchObject([{ Object: { id: '6' } }])
  })

  it('in 2.5.1 gives a new object the distribution of its organisation', () => {
    const session = sessionOn(misp(), '2.5.1')
    addAttributes(session, { eventId: '3', attributes: [], objects: [object], origin: 'workflow' })
    expect(rows(session.state.events['3']?.['Object'])[1]?.['distribution']).toBe('0')
  })
})
