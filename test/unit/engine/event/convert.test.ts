import { describe, expect, test } from 'vitest'
import { compatOf } from '@/engine/compat.ts'
import { convertToCoreFormat } from '@/engine/event/convert.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpArray, PhpMap } from '@/engine/php/value.ts'
import { at, attribute, deepFreeze, pluck, stateWith, storedEvent, tag } from './samples.ts'

const compat = compatOf('2.5.19')
const state = stateWith(storedEvent)

function convert(data: PhpArray): PhpMap {
  return convertToCoreFormat(deepFreeze(data), state, compat)
}

const nothing = { Event: { _AttributeFlattened: [] } }

describe('an event', () => {
  const tags = { Tag: [tag('tlp:green')] }

  test('gets the attributes of its objects after its own in _AttributeFlattened', () => {
    const converted = convert({ Event: storedEvent })
    expect(pluck(at(converted, 'Event', '_AttributeFlattened'), 'id')).toEqual([
      '8',
      '9',
      '11',
      '12',
    ])
    expect(at(converted, 'Event', 'Attribute', '0')).toBe(
      at(converted, 'Event', '_AttributeFlattened', '0'),
    )
    expect(at(converted, 'Event', 'Object', '0', 'Attribute', '1')).toBe(
      at(converted, 'Event', '_AttributeFlattened', '3'),
    )
  })

  test('hands its tags down to attributes in front of their own', () => {
    const converted = convert({ Event: storedEvent })
    const allTags = at(converted, 'Event', 'Attribute', '0', '_allTags')
    expect(pluck(allTags, 'name')).toEqual(['tlp:green', 'type:OSINT', 'tlp:red', 'PAP:GREEN'])
    expect(pluck(allTags, 'inherited')).toEqual([true, true, false, false])
    expect(pluck(at(converted, 'Event', 'Attribute', '0', 'Tag'), 'inherited')).toEqual([
      null,
      null,
    ])
  })

  test('keeps a tag that is on event and attribute twice', () => {
    const converted = convert({
      Event: { ...tags, Attribute: [{ id: '1', Tag: [tag('tlp:green')] }] },
    })
    const allTags = at(converted, 'Event', 'Attribute', '0', '_allTags')
    expect(pluck(allTags, 'name')).toEqual(['tlp:green', 'tlp:green'])
  })

  test('shares what untagged attributes inherit', () => {
    const converted = convert({ Event: { ...tags, Attribute: [{ id: '1' }, { id: '2' }] } })
    expect(at(converted, 'Event', 'Attribute', '0', '_allTags')).toBe(
      at(converted, 'Event', 'Attribute', '1', '_allTags'),
    )
  })

  test('gives attributes an empty list where there is no tag', () => {
    expect(convert({ Event: { Attribute: [{ id: '1' }] } })).toEqual({
      Event: {
        Attribute: [{ id: '1', _allTags: [] }],
        _AttributeFlattened: [{ id: '1', _allTags: [] }],
      },
    })
  })

  test('is taken apart and put together from a raw fetch', () => {
    const converted = convert({
      Event: { id: '7', user_id: '1' },
      Org: { id: '1' },
      Orgc: { id: '2' },
      ThreatLevel: { name: 'Medium' },
      SharingGroup: [],
      EventTag: [{ id: '4', Tag: tag('tlp:green', { org_id: '0' }) }],
      Attribute: [
        {
          id: '1',
          value: 'v',
          value1: 'v',
          value2: '',
          SharingGroup: [],
          AttributeTag: [{ id: '9', Tag: tag('tlp:red', { org_id: '0' }) }],
        },
      ],
      Object: [{ id: '2', Attribute: [] }, { id: '3' }],
      Sighting: [
        { id: '1', attribute_id: '1' },
        { id: '2', attribute_id: '99' },
      ],
      Note: [{ note: 'n', SharingGroup: [] }],
      User: { email: 'a@b.c' },
    })
    expect(converted).toEqual({
      Event: {
        id: '7',
        Org: { id: '1' },
        Orgc: { id: '2' },
        Attribute: [
          expect.objectContaining({
            id: '1',
            value: 'v',
            Tag: [tag('tlp:red')],
            Sighting: [{ id: '1', attribute_id: '1' }],
          }),
        ],
        Object: [],
        Note: [{ note: 'n' }],
        Tag: [tag('tlp:green')],
        _AttributeFlattened: [expect.objectContaining({ id: '1' })],
      },
    })
    expect(at(converted, 'Event', 'Attribute', '0')).not.toHaveProperty('value1')
    expect(at(converted, 'Event', 'Attribute', '0')).not.toHaveProperty('SharingGroup')
  })

  test('gets joined tags put over those it has, at their positions', () => {
    const EventTag = [{ Tag: { name: 'a' } }, { Tag: { name: 'b' } }]
    const converted = convert({ Event: { Tag: [{ name: 'x' }] }, EventTag })
    expect(at(converted, 'Event', 'Tag')).toEqual([{ name: 'a' }, { name: 'b' }])
  })

  test('beside an empty attribute is lost', () => {
    expect(convert({ Event: { id: '1' }, Attribute: [], _module: 'm' })).toEqual({
      ...nothing,
      _module: 'm',
    })
  })

  test('keeps a sharing group that is one', () => {
    const converted = convert({ Event: {}, SharingGroup: { id: '1' }, Orgc: {}, Attribute: [] })
    expect(at(converted, 'Event', 'SharingGroup')).toEqual({ id: '1' })
  })

  test('gives galaxy clusters without meta an empty one', () => {
    const GalaxyCluster = [{ id: '1', meta: [] }, { id: '2' }, { id: '3', meta: { a: ['b'] } }]
    const converted = convert({ Event: { Galaxy: [{ GalaxyCluster }, { id: '9' }] } })
    expect(at(converted, 'Event', 'Galaxy')).toEqual([
      {
        GalaxyCluster: [
          { id: '1', meta: {} },
          { id: '2', meta: {} },
          { id: '3', meta: { a: ['b'] } },
        ],
      },
      { id: '9' },
    ])
  })

  test('hands tags down to reports in newer versions alone', () => {
    const EventReport = [{ id: '1', EventReportTag: [{ Tag: tag('tlp:red', { org_id: '0' }) }] }]
    const data = { Event: { ...tags, EventReport } }
    expect(at(convert(data), 'Event', 'EventReport', '0')).toEqual({
      id: '1',
      Tag: [tag('tlp:red')],
      _allTags: [tag('tlp:green', { inherited: true }), tag('tlp:red', { inherited: false })],
    })
    const older = convertToCoreFormat(data, state, compatOf('2.5.1'))
    expect(at(older, 'Event', 'EventReport')).toBe(EventReport)
  })

  test('keeps root keys that begin with _, errors, and no other', () => {
    const data = { Event: { id: '1' }, _module: 'dns', errors: ['e'], Other: 1 }
    expect(convert(data)).toEqual({
      Event: { id: '1', _AttributeFlattened: [] },
      errors: ['e'],
      _module: 'dns',
    })
  })

  test('keeps the keys of a list with holes', () => {
    const converted = convert({ Event: { Attribute: { '3': { id: 'a' }, '7': { id: 'b' } } } })
    expect(Object.keys(Object(at(converted, 'Event', 'Attribute')))).toEqual(['3', '7'])
    expect(pluck(at(converted, 'Event', '_AttributeFlattened'), 'id')).toEqual(['a', 'b'])
  })

  test('of nothing is an event with no attribute', () => {
    for (const data of [{}, [], { Event: null }, { Event: false }, { Event: [] }]) {
      expect(convert(data)).toEqual(nothing)
    }
  })

  test('keeps hostile keys as plain keys', () => {
    const data: PhpMap = JSON.parse(
      '{"__proto__":{"x":1},"Event":{"__proto__":{"y":1},"Attribute":[{"id":"1","__proto__":{"z":1}}]}}',
    )
    const converted = convert(data)
    const converted1 = at(converted, 'Event', 'Attribute', '0')
    expect(Object.getPrototypeOf(converted)).toBe(Object.prototype)
    expect(Object.hasOwn(converted, '__proto__')).toBe(true)
    expect(JSON.stringify(converted1)).toBe('{"id":"1","__proto__":{"z":1},"_allTags":[]}')
  })
})

describe('an attribute', () => {
  test('comes into its event, which is looked up', () => {
    const converted = convert({ Attribute: attribute(9, { value1: 'x', SharingGroup: [] }) })
    expect(at(converted, 'Event', 'info')).toBe('Sample')
    expect(at(converted, 'Event', 'Orgc')).toBeNull()
    expect(pluck(at(converted, 'Event', 'Attribute'), 'id')).toEqual(['9'])
    expect(at(converted, 'Event', 'Attribute', '0')).not.toHaveProperty('value1')
    const allTags = at(converted, 'Event', 'Attribute', '0', '_allTags')
    expect(pluck(allTags, 'name')).toEqual(['tlp:green', 'type:OSINT'])
    expect(at(allTags, '0')).not.toHaveProperty('local')
  })

  test('brings the tags that stand beside it', () => {
    const converted = convert({
      Attribute: attribute(9),
      AttributeTag: [{ Tag: tag('tlp:red', { org_id: '0' }) }],
    })
    expect(at(converted, 'Event', 'Attribute', '0', 'Tag')).toEqual([tag('tlp:red')])
  })

  test('comes as the only one of its object', () => {
    const converted = convert({ Attribute: attribute(12, { object_id: '5' }) })
    expect(at(converted, 'Event', 'Attribute')).toBeNull()
    expect(at(converted, 'Event', 'Object', '0', 'name')).toBe('file')
    expect(pluck(at(converted, 'Event', 'Object', '0', 'Attribute'), 'id')).toEqual(['12'])
    expect(pluck(at(converted, 'Event', '_AttributeFlattened'), 'id')).toEqual(['12'])
  })

  test('of an unknown object is a plain one', () => {
    const converted = convert({ Attribute: attribute(9, { object_id: '77' }) })
    expect(pluck(at(converted, 'Event', 'Attribute'), 'id')).toEqual(['9'])
  })

  test('of an unknown event gives nothing', () => {
    expect(convert({ Attribute: attribute(9, { event_id: '99' }) })).toEqual(nothing)
    expect(convert({ Attribute: { type: 'domain' } })).toEqual(nothing)
    expect(convert({ Attribute: [attribute(9)] })).toEqual(nothing)
  })
})

describe('an object', () => {
  test('comes into its event with the attributes beside it', () => {
    const converted = convert({ Object: { id: '6', event_id: '3' }, Note: [{ note: 'n' }] })
    expect(at(converted, 'Event', 'Object')).toEqual([])
  })

  test('whose attributes are inside keeps them', () => {
    const converted = convert({
      Object: { id: '6', event_id: '3', Attribute: [attribute(20)] },
      Note: [{ note: 'n' }],
    })
    expect(at(converted, 'Event', 'Object', '0', 'Note')).toEqual([{ note: 'n' }])
    expect(pluck(at(converted, 'Event', '_AttributeFlattened'), 'id')).toEqual(['20'])
  })
})

describe('what PHP can not convert', () => {
  test.each([
    ['an event that is a text', { Event: 'x' }, 'Cannot unset string offsets'],
    ['an event that is a number', { Event: 5 }, 'Cannot unset offset in a non-array variable'],
    ['an attribute that is a text', { Attribute: 'x' }, 'Cannot unset string offsets'],
    [
      'a text with something to move into it',
      { Event: 'x', Org: {}, Attribute: [] },
      'Cannot access offset of type string on string',
    ],
    [
      'a number with something to move into it',
      { Event: true, Org: {}, Attribute: [] },
      'Cannot use a scalar value as an array',
    ],
    [
      'a tag that is a text',
      { Event: { Tag: ['tlp:red'], Attribute: [{}] } },
      'Cannot access offset of type string on string',
    ],
    ['attributes that are texts', { Event: { Attribute: ['a'] } }, 'Cannot unset string offsets'],
  ])('%s', (_name, data, message) => {
    expect(() => convert(data)).toThrow(message)
    expect(() => convert(data)).toThrow(PhpError)
  })

  test.each([
    [null, 'null'],
    [false, 'bool'],
  ])('an attribute %s', (value, type) => {
    expect(() => convert({ Event: { Attribute: [value] } })).toThrow(
      `__propagateTagToEntity(): Argument #1 ($entity) must be of type array, ${type} given`,
    )
    expect(() =>
      convertToCoreFormat({ Event: { Attribute: [value] } }, state, compatOf('2.5.1')),
    ).toThrow('__propagateTagToAttributes(): Argument #1 ($attribute)')
  })

  test.each([
    ['x', 'string'],
    [5, 'int'],
    [5.5, 'float'],
    [true, 'bool'],
  ])('tags %s of an event with an attribute', (Tag, type) => {
    expect(() => convert({ Event: { Tag, Attribute: [{ id: '1' }] } })).toThrow(
      `Argument #2 ($eventTags) must be of type array, ${type} given`,
    )
    expect(convert({ Event: { Tag } })).toEqual({ Event: { Tag, _AttributeFlattened: [] } })
  })
})
