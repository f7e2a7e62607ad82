import { expect, test } from 'vitest'
import { guessScope } from '@/engine/event/scope.ts'

test.each([
  ['nothing at all', {}, 'event'],
  ['a list', [{ Event: {} }], 'event'],
  ['an event in core format', { Event: { Attribute: [{ id: '1' }] } }, 'event'],
  ['a raw fetch with its organisation', { Event: {}, Orgc: {}, Attribute: [{ id: '1' }] }, 'event'],
  ['a raw fetch with its owner', { Event: {}, Org: {}, Attribute: [{ id: '1' }] }, 'event'],
  ['a raw fetch with related events', { Event: {}, RelatedEvent: [], Attribute: [] }, 'event'],
  ['an object', { Object: { id: '1' } }, 'object'],
  ['a raw event with objects but no attributes', { Event: {}, Orgc: {}, Object: [] }, 'object'],
  ['an object whose attributes are null', { Object: {}, Attribute: null }, 'object'],
  ['an attribute', { Attribute: { id: '1' } }, 'attribute'],
  ['an empty attribute', { Attribute: [] }, 'attribute'],
  ['an attribute beside its event', { Attribute: { id: '1' }, Event: { id: '3' } }, 'attribute'],
  ['an attribute and an object', { Attribute: { id: '1' }, Object: { id: '5' } }, 'attribute'],
  ['an empty attribute beside an event', { Attribute: [], Event: { id: '3' } }, 'unknown'],
])('%s', (_name, data, scope) => {
  expect(guessScope(data)).toBe(scope)
})
