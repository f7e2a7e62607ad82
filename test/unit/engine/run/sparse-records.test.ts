import { describe, expect, it } from 'vitest'
import type { MispState } from '@/engine/effects/state.ts'
import { MISP_VERSIONS } from '@/engine/compat.ts'
import { actAsMisp, type MispAction } from '@/engine/run/act-as-misp.ts'
import { listener, misp } from '../effects/misp.ts'
import { deepFreeze } from '../event/samples.ts'

/** What people type or import by hand: records of which MISP would have many more fields. */
const sparse: Partial<MispState> = {
  events: {
    '3': {
      id: '3',
      Attribute: [{ id: '8', event_id: '3' }],
      Object: [
        {
          id: '5',
          event_id: '3',
          Attribute: [{ id: '11', object_id: '5', uuid: '5b4ee3b8-0000-4000-8000-000000000011' }],
        },
      ],
    },
  },
  users: [{}],
  organisations: [{}],
  tags: [{ id: '1', name: 'tlp:red' }],
  settings: {},
  warninglists: [],
  mispModules: {
    reachable: true,
    enabled: [],
    modules: [{}],
    answers: [],
  },
}

const attribute = { attributeId: '8' }
const actions: readonly (readonly [done: boolean, action: MispAction])[] = [
  [true, { kind: 'publish-event', eventId: '3' }],
  [true, { kind: 'publish-event', eventId: '3', inBackground: true }],
  [true, { kind: 'add-event', event: { info: 'x', uuid: 'not checked', published: true } }],
  [true, { kind: 'add-event', event: { info: 'x', Object: [{}], Attribute: [{}] } }],
  [true, { kind: 'edit-event', eventId: '3', fields: {} }],
  [false, { kind: 'edit-event', eventId: '3', fields: { info: '' } }],
  [false, { kind: 'add-attribute', eventId: '3', attribute: {} }],
  [true, { kind: 'add-attribute', eventId: '3', attribute: { type: 'text', value: 'a' } }],
  [false, { kind: 'add-attribute', eventId: '4', attribute: { type: 'text', value: 'a' } }],
  [false, { kind: 'edit-attribute', ...attribute, fields: { comment: 'c' } }],
  [false, { kind: 'edit-attribute', ...attribute, fields: { type: 'text', value: 'b' } }],
  [
    true,
    {
      kind: 'edit-attribute',
      attributeId: '11',
      fields: { type: 'text', value: 'b', category: 'Other', distribution: '5' },
    },
  ],
  [true, { kind: 'delete-attribute', ...attribute }],
  [true, { kind: 'add-object', eventId: '3', object: {} }],
  [true, { kind: 'add-object', eventId: '3', object: { Attribute: ['none', { value: 'c' }] } }],
  [
    true,
    {
      kind: 'attach-tag',
      target: { scope: 'event', eventId: '3' },
      tag: 'new:tag',
      local: false,
      relationshipType: '',
    },
  ],
  [
    true,
    {
      kind: 'attach-tag',
      target: { scope: 'attribute', attributeId: '8', eventId: '3' },
      tag: 'tlp:red',
      local: true,
    },
  ],
  [false, { kind: 'query-enrichment', module: 'lookup', ...attribute, way: 'hover' }],
  [true, { kind: 'save-user', user: {} }],
  [true, { kind: 'add-proposal', eventId: '3', fields: {} }],
  [true, { kind: 'add-proposal', eventId: '3', ...attribute, fields: {} }],
  [true, { kind: 'add-sighting', ...attribute, type: '0', source: '' }],
  [false, { kind: 'add-report', eventId: '3', report: {} }],
  [true, { kind: 'add-report', eventId: '3', report: { name: 'r' } }],
  [true, { kind: 'add-post', eventId: '3', contents: '' }],
]

const triggers = [
  'attribute-after-save',
  'enrichment-before-query',
  'event-after-save',
  'event-after-save-new',
  'event-before-save',
  'event-publish',
  'event-report-after-save',
  'log-after-save',
  'object-after-save',
  'post-after-save',
  'shadow-attribute-after-save',
  'shadow-attribute-before-save',
  'sighting-after-save',
  'tag-attached-after-save',
  'user-after-save',
  'user-before-save',
]

describe.each(MISP_VERSIONS)('on records that lack most fields, MISP %s', (version) => {
  const workflows = triggers.map((trigger, index) => ({
    ...listener(trigger),
    id: String(index + 1),
  }))
  const state = misp({ ...sparse, workflows })

  it.each(actions)('done: %s, %j', (done, action) => {
    const result = actAsMisp({ action: deepFreeze(action), state, version })
    expect(result.answer.done).toBe(done)
    expect(result.fatal).toBeUndefined()
    expect(JSON.parse(JSON.stringify(result.state.events))).toEqual(result.state.events)
    expect(result.state.events['3']).toMatchObject({ id: '3' })
    for (const execution of result.executions) expect(triggers).toContain(execution.triggerId)
  })
})
