import { describe, expect, it } from 'vitest'
import { addAttributes } from '@/engine/effects/add-attributes.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { at, pluck } from '../event/samples.ts'
import { logLines, misp, rows, sessionOn } from './misp.ts'

const TEMPLATE = '688c46fb-5edb-40a3-8273-1af7923e2215'
const H9 = '00000000-0000-4000-8000-000000000009'

function ip(value: string, more: PhpMap = {}): PhpMap {
  return { type: 'ip-dst', category: 'Network activity', value, ...more }
}

function asn(
  uuid: string,
  referenced: string,
  attributes: readonly PhpMap[] = [asnNumber],
): PhpMap {
  return {
    name: 'asn',
    'meta-category': 'network',
    template_uuid: TEMPLATE,
    template_version: '1',
    description: 'An autonomous system',
    uuid,
    Attribute: attributes,
    ObjectReference: [{ referenced_uuid: referenced, relationship_type: 'related-to' }],
  }
}

const asnNumber: PhpMap = {
  object_relation: 'asn',
  type: 'AS',
  category: 'Network activity',
  value: '64500',
  to_ids: false,
}

const FIRST = '11111111-1111-4111-8111-111111111111'
const SECOND = '22222222-2222-4222-8222-222222222222'

describe('attributes a workflow adds', () => {
  it('are added with their objects; the log tells of invalid ones', () => {
    const session = sessionOn(misp())
    const added = addAttributes(session, {
      eventId: '3',
      attributes: [ip('192.0.2.1'), ip('')],
      objects: [asn(FIRST, H9)],
      origin: 'workflow',
    })
    expect(added).toBe(2)
    expect(logLines(session).map((line) => line.split(' | ')[0])).toEqual([
      'Attribute add: Attribute (13) from Event (3): Network activity/ip-dst 192.0.2.1',
      'Attribute add: Attribute dropped due to validation for Event 3 failed: Network activity/ip-dst ',
      'Object add: asn',
      'Attribute add: Attribute (14) from Event (3): Network activity/AS 64500',
    ])
    expect(session.effects.map(({ kind }) => kind)).toEqual(['add-attributes'])
  })

  it('of a simple module are left out silently where they are invalid', () => {
    const session = sessionOn(misp())
    const added = addAttributes(session, {
      eventId: '3',
      attributes: [ip('192.0.2.1'), ip('')],
      objects: [],
      origin: 'module-values',
    })
    expect(added).toBe(1)
    expect(session.logRows).toHaveLength(1)
  })
})

describe('results of a module in MISP’s own format', () => {
  const results = (objects: readonly PhpMap[], attributes: readonly PhpMap[] = []) =>
    ({ eventId: '3', attributes, objects, origin: 'module-results' }) as const

  it('become attributes, objects and references, which unpublish the event', () => {
    const event = { ...misp().events['3'], published: true }
    const session = sessionOn({ ...misp(), events: { 3: event } })
    expect(addAttributes(session, results([asn(FIRST, H9)]))).toBe(1)
    const object = rows(at(session.state.events['3'], 'Object')).at(-1)
    expect(object).toMatchObject({ uuid: FIRST, distribution: '5', comment: '' })
    expect(at(object, 'ObjectReference', '0')).toMatchObject({
      id: '1',
      object_id: '6',
      source_uuid: FIRST,
      referenced_id: '9',
      referenced_type: '0',
      relationship_type: 'related-to',
      Attribute: { value: 'h9.example.com', uuid: H9 },
    })
    expect(at(session.state.events['3'], 'published')).toBe(false)
    expect(logLines(session).slice(-2)).toEqual([
      expect.stringMatching(
        /^ObjectReference add: ObjectReference \(1\) \| referenced_type \(\) => \(0\)/,
      ),
      'Event edit: Event (3): Sample | attribute_count (5) => (4)',
    ])
  })

  it('find an object with the same attributes instead of adding it again', () => {
    const session = sessionOn(misp())
    const other = asn(SECOND, '00000000-0000-4000-8000-000000000008')
    expect(addAttributes(session, results([asn(FIRST, H9), other]))).toBe(1)
    const objects = rows(at(session.state.events['3'], 'Object'))
    expect(objects).toHaveLength(2)
    expect(pluck(at(objects[1], 'ObjectReference'), 'referenced_id')).toEqual(['9', '8'])
  })

  it('keep a reference that is there alone, and one to another object or to nothing', () => {
    const session = sessionOn(misp())
    const object = asn(FIRST, '00000000-0000-4000-8000-0000000000f5')
    addAttributes(session, results([object, asn(SECOND, H9, [{ ...asnNumber, value: '64501' }])]))
    addAttributes(session, results([object, asn(FIRST, 'nowhere')]))
    const [, added] = rows(at(session.state.events['3'], 'Object'))
    expect(rows(at(added, 'ObjectReference'))).toMatchObject([
      { referenced_id: '5', referenced_type: '1', Object: { name: 'file' } },
      { referenced_id: '0', referenced_type: '1', referenced_uuid: 'nowhere' },
    ])
  })

  it('leave out objects whose template or uuid is none', () => {
    const session = sessionOn(misp())
    const broken = [
      { ...asn(FIRST, H9), template_uuid: 'fdd30d5f-6752-45ed-bef2-25e8ce4d8a3' },
      asn('no uuid', H9),
    ]
    expect(addAttributes(session, results(broken))).toBe(0)
    expect(session.logRows).toEqual([])
    expect(addAttributes(session, results([{ ...asn('', H9), uuid: null }]))).toBe(1)
  })

  it('lead a reference to the attribute that was there already', () => {
    const session = sessionOn(misp())
    const again = {
      type: 'domain',
      category: 'Network activity',
      value: 'h9.example.com',
      uuid: SECOND,
    }
    expect(addAttributes(session, results([asn(FIRST, SECOND)], [again]))).toBe(1)
    const object = rows(at(session.state.events['3'], 'Object')).at(-1)
    expect(at(object, 'ObjectReference', '0', 'referenced_uuid')).toBe(H9)
    expect(logLines(session)[0]).toContain('A similar attribute already exists for this event.')
  })

  it('that repeat an attribute of an object kill newer versions', () => {
    const echo = {
      type: 'domain',
      category: 'Network activity',
      value: 'h11.example.com',
      uuid: '00000000-0000-4000-8000-000000000011',
    }
    expect(() => addAttributes(sessionOn(misp()), results([], [echo]))).toThrow(
      new PhpError('TypeError', 'Cannot access offset of type string on string'),
    )
    const older = sessionOn(misp(), '2.5.1')
    expect(addAttributes(older, results([asn(FIRST, echo.uuid)], [echo]))).toBe(1)
    const object = rows(at(older.state.events['3'], 'Object')).at(-1)
    expect(at(object, 'ObjectReference', '0')).toMatchObject({
      referenced_type: '1',
      referenced_id: '5',
    })
  })

  it('that are nowhere in the event lose nothing else', () => {
    const composite = {
      type: 'ip-dst|port',
      category: 'Network activity',
      value: 'no ip',
      uuid: 'x',
    }
    const session = sessionOn(misp())
    expect(addAttributes(session, results([asn(FIRST, H9)], [composite]))).toBe(1)
    expect(addAttributes(sessionOn(misp()), { ...results([]), eventId: '99' })).toBe(0)
  })
})
