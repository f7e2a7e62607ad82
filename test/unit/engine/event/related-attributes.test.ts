import { expect, test } from 'vitest'
import { mergeRelatedAttributes } from '@/engine/event/related-attributes.ts'
import { deepFreeze } from './samples.ts'

const correlation = { attribute_id: '50', value: 'v', org_id: '2', info: 'Other', id: '12', x: 1 }
const relation = { id: '50', value: 'v', org_id: '2', info: 'Other', event_id: '12' }

test('correlations go to their attribute', () => {
  const event = deepFreeze({
    Attribute: [{ id: '1' }, { id: '2' }],
    RelatedAttribute: { '2': [correlation, correlation], '9': [correlation] },
  })
  expect(mergeRelatedAttributes(event)).toEqual({
    Attribute: [{ id: '1' }, { id: '2', RelatedAttribute: [relation, relation] }],
  })
})

test('and to the attribute at the same position in every object, which may not be there', () => {
  const event = deepFreeze({
    Attribute: [{ id: '1' }, { id: '2' }],
    Object: [{ Attribute: [{ id: '3' }] }, { Attribute: [{ id: '4' }, { id: '5' }] }],
    RelatedAttribute: { '2': [correlation] },
  })
  expect(mergeRelatedAttributes(event)).toMatchObject({
    Object: [
      { Attribute: [{ id: '3' }, { RelatedAttribute: [relation] }] },
      { Attribute: [{ id: '4' }, { id: '5', RelatedAttribute: [relation] }] },
    ],
  })
})

test('an event without them stays the same', () => {
  const event = { Attribute: [{ id: '1' }] }
  expect(mergeRelatedAttributes(event)).toBe(event)
})
