import { emptyState } from '@/engine/effects/empty-state.ts'
import type { MispState } from '@/engine/effects/state.ts'
import type { PhpMap } from '@/engine/php/value.ts'

const tag = (name: string): PhpMap => ({
  id: name === 'tlp:red' ? '1' : '2',
  name,
  colour: '#ff0000',
  exportable: true,
  local: false,
  relationship_type: null,
})

const attribute = (id: string, type: string, value: string): PhpMap => ({
  id,
  event_id: '1',
  object_id: '0',
  object_relation: null,
  category: 'Network activity',
  type,
  value,
  to_ids: true,
  uuid: `aaaaaaaa-0001-4000-8000-00000000000${id}`,
  timestamp: '1727740800',
  distribution: '5',
  sharing_group_id: '0',
  comment: '',
  deleted: false,
  disable_correlation: false,
  Tag: [tag('tlp:red')],
})

/** An event as the simulated MISP keeps it. */
export const EVENT: PhpMap = {
  id: '1',
  org_id: '1',
  orgc_id: '1',
  info: 'An event',
  uuid: 'aaaaaaaa-0000-4000-8000-000000000001',
  date: '2024-10-01',
  threat_level_id: '2',
  analysis: '0',
  distribution: '1',
  sharing_group_id: '0',
  published: false,
  timestamp: '1727740800',
  publish_timestamp: '0',
  attribute_count: '3',
  Org: { id: '1', name: 'ORG', uuid: 'aaaaaaaa-0009-4000-8000-000000000001' },
  Orgc: { id: '1', name: 'ORG', uuid: 'aaaaaaaa-0009-4000-8000-000000000001' },
  Tag: [tag('tlp:green')],
  Attribute: [attribute('1', 'ip-dst', '8.8.8.8'), attribute('2', 'domain', 'example.com')],
  Object: [
    {
      id: '1',
      name: 'file',
      'meta-category': 'file',
      uuid: 'aaaaaaaa-0002-4000-8000-000000000001',
      event_id: '1',
      timestamp: '1727740800',
      distribution: '5',
      Attribute: [{ ...attribute('3', 'md5', 'd41d8cd98f00b204e9800998ecf8427e'), object_id: '1' }],
    },
  ],
  EventReport: [{ id: '1', name: 'Report', content: '8.8.8.8', Tag: [] }],
  RelatedEvent: [],
  ShadowAttribute: [{ id: '1', event_id: '1', old_id: '0', type: 'domain', value: 'a.example' }],
  Galaxy: [],
}

/** A simulated MISP with something of everything. */
export const STATE: MispState = {
  ...emptyState(1727740800),
  events: { 1: EVENT },
  tags: [tag('tlp:red'), tag('tlp:green')],
  organisations: [{ id: '1', name: 'ORG', uuid: 'aaaaaaaa-0009-4000-8000-000000000001' }],
  users: [{ id: '1', email: 'admin@example.org', org_id: '1', role_id: '1' }],
  roles: [{ id: '1', name: 'admin', perm_site_admin: true, perm_admin: true }],
  warninglists: [
    {
      id: '1',
      name: 'Resolvers',
      type: 'cidr',
      version: '1',
      category: 'false_positive',
      description: '',
      isDefault: false,
      matchingAttributes: ['ALL'],
      entries: ['8.8.8.0/24'],
    },
  ],
  countryClusters: [{ value: 'luxembourg', tag_name: 'misp-galaxy:country="luxembourg"' }],
  mispModules: {
    reachable: true,
    modules: [
      {
        name: 'lookup',
        type: 'expansion',
        mispattributes: { input: ['ip-dst', 'domain'] },
        meta: { 'module-type': ['expansion'] },
      },
      {
        name: 'an_action_of_the_service',
        type: 'action_mod',
        mispattributes: {},
        meta: { 'module-type': ['action'], config: { params: { text: { type: 'string' } } } },
      },
    ],
    enabled: ['lookup'],
    answers: [{ module: 'lookup', body: { results: [{ types: ['text'], values: ['found'] }] } }],
  },
}
