import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compatOf, MISP_VERSIONS } from '@/engine/compat.ts'
import { changeAttributesById, overrideAttributes } from '@/engine/event/edit.ts'
import { fetchFullEvent } from '@/engine/event/fetch-event.ts'
import { normalise } from '@/engine/event/normalise.ts'
import { preparations } from '@/engine/event/prepare.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import { itemsOf } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { at, deepFreeze, stateWith } from './samples.ts'

const compats = fc.constantFrom(...MISP_VERSIONS.map(compatOf))
const publish = { id: 'event-publish', coreFormat: true }
const triggers = [
  publish,
  { id: 'post-after-save', coreFormat: false },
  ...[...preparations.keys()].map((id) => ({ id, coreFormat: true })),
]

const ids = fc.integer({ min: 1, max: 20 }).map(String)
const tags = fc.array(fc.record({ name: fc.constantFrom('tlp:red', 'tlp:green', 'x') }), {
  maxLength: 3,
})
const attributes: fc.Arbitrary<PhpMap[]> = fc.array(
  fc.record(
    { id: ids, value: fc.string(), value1: fc.string(), Tag: tags, SharingGroup: fc.constant([]) },
    { requiredKeys: ['id', 'value'] },
  ),
  { maxLength: 6 },
)

/** Events in the shape of `GET /events/view`. */
const events: fc.Arbitrary<PhpMap> = fc.record(
  {
    id: ids,
    user_id: ids,
    info: fc.string(),
    Tag: tags,
    Attribute: attributes,
    Object: fc.array(fc.record({ id: ids, Attribute: attributes }), { maxLength: 3 }),
    EventReport: fc.array(
      fc.record(
        { id: ids, EventReportTag: fc.array(fc.record({ Tag: fc.record({ name: fc.string() }) })) },
        { requiredKeys: ['id'] },
      ),
    ),
  },
  { requiredKeys: ['id'] },
)

/** Any data under the keys that the conversion reads, wherever they may stand. */
const garbage: fc.Arbitrary<PhpValue> = fc.letrec<{ value: PhpValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<PhpValue[]>(null, true, false, 0, 5, 'x', '', '3', [], {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom(
        ...['Event', 'Attribute', 'Object', 'Tag', 'EventTag', 'AttributeTag', 'Sighting', 'Orgc'],
        ...['RelatedAttribute', 'Galaxy', 'GalaxyCluster', 'EventReport', 'SharingGroup', 'Note'],
        ...[
          'ShadowAttribute',
          'Post',
          'id',
          'event_id',
          'old_id',
          'attribute_id',
          '__proto__',
          ...['toString', 'valueOf'],
          '0',
        ],
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  ),
})).value

test('an event is converted without touching it, and converting again changes nothing', () => {
  fc.assert(
    fc.property(events, compats, (event, compat) => {
      const once = normalise(publish, deepFreeze({ Event: event }), stateWith(), compat)
      const again = normalise(publish, deepFreeze(once || {}), stateWith(), compat)
      expect(again).toEqual(once)
    }),
  )
})

test('the flattened list has every attribute, each with all its tags', () => {
  fc.assert(
    fc.property(events, compats, (event, compat) => {
      const data = normalise(publish, { Event: event }, stateWith(), compat)
      const own = itemsOf(at(event, 'Attribute'))
      const inObjects = itemsOf(at(event, 'Object')).flatMap((object) =>
        itemsOf(at(object, 'Attribute')),
      )
      const flattened = itemsOf(at(data || {}, 'Event', '_AttributeFlattened'))
      const tagged = (item: PhpValue): readonly PhpValue[] => itemsOf(at(item, 'Tag'))
      expect(flattened.map((item) => at(item, 'value'))).toEqual(
        [...own, ...inObjects].map((item) => at(item, 'value')),
      )
      for (const item of flattened) {
        expect(itemsOf(at(item, '_allTags'))).toEqual([
          ...tagged(event).map((tag) => ({ ...Object(tag), inherited: true })),
          ...tagged(item).map((tag) => ({ ...Object(tag), inherited: false })),
        ])
      }
    }),
  )
})

test('whatever the data, a trigger answers or fails as PHP or MISP would', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...triggers),
      garbage,
      garbage,
      compats,
      (trigger, data, stored, compat) => {
        const state = {
          ...stateWith(),
          events: { '3': Object(stored) },
          threads: { '3': Object(stored) },
        }
        try {
          const result = normalise(trigger, deepFreeze(data), deepFreeze(state), compat)
          expect(result === false || typeof result === 'object').toBe(true)
        } catch (error) {
          expect(error instanceof PhpError || error instanceof MispException).toBe(true)
        }
      },
    ),
    { numRuns: 2000 },
  )
})

test('whatever is stored as an event can be fetched or fails as PHP would', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), garbage),
      garbage,
      compats,
      (fields, attributes, compat) => {
        const event = deepFreeze({ ...fields, id: '3', Attribute: attributes, Object: attributes })
        try {
          expect(fetchFullEvent(stateWith(event), '3', compat)).toBeTypeOf('object')
        } catch (error) {
          expect(error).toBeInstanceOf(PhpError)
        }
      },
    ),
  )
})

test('edits never touch what they are given, and change one attribute alone', () => {
  fc.assert(
    fc.property(events, ids, compats, (event, id, compat) => {
      const data = deepFreeze(normalise(publish, { Event: event }, stateWith(), compat) || {})
      const flattened = itemsOf(at(data, 'Event', '_AttributeFlattened'))
      const position = flattened.findLastIndex((item) => at(item, 'id') === id)
      fc.pre(position >= 0)
      const attribute = { id, comment: 'new' }
      const edited = overrideAttributes(data, [{ id, attribute }], compat)
      expect(at(edited, 'Event', '_AttributeFlattened')).toEqual(
        flattened.with(position, attribute),
      )
      expect(changeAttributesById(data, [id], (item) => item)).toEqual(data)
    }),
  )
})
