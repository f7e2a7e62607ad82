import type { MispState } from '@/engine/effects/state.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import { getOffset, itemsOf } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'

/** A tag as `GET /events/view` shows it. */
export function tag(name: string, more: PhpMap = {}): PhpMap {
  return {
    id: String(name.length),
    name,
    colour: '#ffffff',
    exportable: true,
    user_id: '0',
    hide_tag: false,
    numerical_value: null,
    is_galaxy: false,
    is_custom_galaxy: false,
    local_only: false,
    local: false,
    relationship_type: null,
    ...more,
  }
}

/** An attribute as `GET /events/view` shows it. */
export function attribute(id: number, more: PhpMap = {}): PhpMap {
  return {
    id: String(id),
    type: 'domain',
    category: 'Network activity',
    to_ids: true,
    uuid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    event_id: '3',
    distribution: '5',
    timestamp: '1727740800',
    comment: '',
    sharing_group_id: '0',
    deleted: false,
    disable_correlation: false,
    object_id: '0',
    object_relation: null,
    first_seen: null,
    last_seen: null,
    value: `h${id}.example.com`,
    Galaxy: [],
    ShadowAttribute: [],
    ...more,
  }
}

export const org: PhpMap = { id: '1', name: 'ORG', uuid: 'f0000000-0000-4000-8000-000000000001' }

/** An object with the attributes 11 (untagged) and 12 (tagged). */
export const fileObject: PhpMap = {
  id: '5',
  name: 'file',
  'meta-category': 'file',
  description: 'A file',
  template_uuid: 't',
  template_version: '24',
  event_id: '3',
  uuid: '00000000-0000-4000-8000-0000000000f5',
  timestamp: '1727740800',
  distribution: '5',
  sharing_group_id: '0',
  comment: '',
  deleted: false,
  first_seen: null,
  last_seen: null,
  ObjectReference: [],
  Attribute: [
    attribute(11, { object_id: '5', object_relation: 'filename' }),
    attribute(12, { object_id: '5', object_relation: 'md5', Tag: [tag('tlp:amber')] }),
  ],
}

/** Event 3 as `GET /events/view` shows it: attributes 8 (tagged twice) and 9, an object, two event tags. */
export const storedEvent: PhpMap = {
  id: '3',
  orgc_id: '1',
  org_id: '1',
  date: '2024-10-01',
  threat_level_id: '2',
  info: 'Sample',
  published: false,
  uuid: '00000000-0000-4000-8000-00000000e003',
  attribute_count: '4',
  analysis: '1',
  timestamp: '1727740900',
  distribution: '1',
  proposal_email_lock: false,
  locked: false,
  publish_timestamp: '0',
  sharing_group_id: '0',
  disable_correlation: false,
  extends_uuid: '',
  protected: null,
  event_creator_email: 'admin@admin.test',
  Org: org,
  Orgc: org,
  Attribute: [
    attribute(8, {
      warnings: [{ value: 'x' }],
      Tag: [tag('tlp:red'), tag('PAP:GREEN', { local: true })],
    }),
    attribute(9),
  ],
  ShadowAttribute: [],
  RelatedEvent: [{ Event: { id: '1' }, RelationshipInbound: [] }],
  Galaxy: [],
  Object: [fileObject],
  EventReport: [],
  CryptographicKey: [],
  Tag: [tag('tlp:green'), tag('type:OSINT', { local: true, relationship_type: 'x' })],
}

/** A simulated MISP that has these events, by their ids. */
export function stateWith(...events: readonly PhpMap[]): MispState {
  return {
    ...emptyState(0),
    events: Object.fromEntries(events.map((event) => [String(event['id']), event])),
  }
}

/** The value at a path of keys, null when there is none. */
export function at(value: PhpValue | undefined, ...path: readonly string[]): PhpValue {
  return path.reduce((current: PhpValue, key) => getOffset(current, key), value ?? null)
}

/** The values of a key in every item of a list. */
export function pluck(list: PhpValue, key: string): readonly PhpValue[] {
  return itemsOf(list).map((item) => getOffset(item, key))
}

/** Freezes a value through and through, so that changing it in place throws. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
