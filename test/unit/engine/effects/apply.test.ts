import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compatOf, MISP_VERSIONS } from '@/engine/compat.ts'
import { applyEffect } from '@/engine/effects/apply.ts'
import { describeEffect } from '@/engine/effects/describe.ts'
import type { Effect } from '@/engine/effects/effect.ts'
import type { MispState } from '@/engine/effects/state.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { deepFreeze } from '../event/samples.ts'
import { editProposal, listener, misp, newProposal, sessionOn, tagNamesOf } from './misp.ts'
import { attachTags } from '@/engine/effects/attach-tags.ts'

const texts = fc.oneof(
  fc.constantFrom('', '3', '8', '11', '99', 'tlp:red', '__proto__', 'constructor', 'PAP:RED'),
  fc.string({ maxLength: 12 }),
)

const { value: values } = fc.letrec<{ value: PhpValue; map: PhpMap }>((tie) => ({
  map: fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<PhpValue>(null, true, false, 0, 1.5, [], {}),
    texts,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
}))

const names = [
  'id',
  'event_id',
  'old_id',
  'uuid',
  'type',
  'category',
  'value',
  'distribution',
  'sharing_group_id',
  'Tag',
  'Attribute',
  'object_uuid',
  'event_uuid',
  'object_id',
  'name',
]
const rowsAnyhow: fc.Arbitrary<PhpMap> = fc.dictionary(
  fc.oneof(fc.constantFrom(...names), texts),
  values,
  { maxKeys: 6 },
)
const records: fc.Arbitrary<PhpMap> = fc.oneof(
  rowsAnyhow,
  rowsAnyhow.map((row) => ({ ...newProposal, ...row })),
  rowsAnyhow.map((row) => ({ ...editProposal, ...row })),
)

const lists = fc.array(texts, { maxLength: 3 })
const manyRecords = fc.array(records, { maxLength: 3 })
const targets = fc.oneof(
  fc.record({ scope: fc.constant('event' as const), eventId: texts }),
  fc.record({ scope: fc.constant('attribute' as const), attributeId: texts, eventId: texts }),
)

function kind<Kind extends Effect['kind']>(name: Kind) {
  return fc.constant(name)
}

const effects: fc.Arbitrary<Effect> = fc.oneof(
  fc.record({
    kind: kind('attach-tags'),
    target: targets,
    tags: lists,
    local: fc.boolean(),
    relationshipType: texts,
  }),
  fc.record({
    kind: kind('detach-tags'),
    target: targets,
    tags: lists,
    local: fc.option(fc.boolean()),
  }),
  fc.record({
    kind: kind('edit-attributes'),
    eventId: texts,
    attributes: manyRecords,
    fields: lists,
  }),
  fc.record({
    kind: kind('edit-event'),
    eventId: texts,
    event: records,
    touch: fc.boolean(),
    fields: lists,
  }),
  fc.record({ kind: kind('publish-event'), eventId: texts }),
  fc.record({
    kind: kind('add-attributes'),
    eventId: texts,
    attributes: manyRecords,
    objects: manyRecords,
    origin: fc.constantFrom(
      'workflow' as const,
      'module-values' as const,
      'module-results' as const,
    ),
  }),
  fc.record({ kind: kind('extend-warninglist'), warninglistId: texts, values: lists }),
  fc.record({ kind: kind('block-event'), entry: records }),
  fc.record({ kind: kind('accept-proposal'), proposal: records }),
  fc.record({ kind: kind('discard-proposal'), proposal: records }),
  fc.record({
    kind: kind('add-analyst-data'),
    type: fc.constantFrom('Note' as const, 'Opinion' as const, 'Relationship' as const),
    row: records,
  }),
  fc.record({ kind: kind('send-mail'), to: lists, subject: texts, body: texts }),
  fc.record({
    kind: kind('send-request'),
    method: texts,
    url: fc.oneof(texts, fc.webUrl()),
    headers: fc.dictionary(texts, texts, { maxKeys: 2 }),
    body: texts,
  }),
  fc.record({ kind: kind('query-module'), module: texts, query: records }),
  fc.record({ kind: kind('push-zmq'), topic: texts, body: values }),
  fc.record({ kind: kind('show-toast'), userId: texts, toast: records }),
  fc.record({ kind: kind('run-workflow'), workflowId: texts, triggerId: texts, data: values }),
)

/** Simulated servers: the sample, one with rows of any shape in it, and one with nothing. */
const states: fc.Arbitrary<MispState> = fc.oneof(
  fc.constant(misp()),
  fc.constant(misp({ events: {}, tags: [], users: [], organisations: [] })),
  fc.tuple(records, manyRecords, values).map(([event, rows, list]) =>
    misp({
      events: { '3': { ...misp().events['3'], ...event, Attribute: rows, Object: list } },
      tags: rows,
    }),
  ),
)

describe('applying an effect', () => {
  it('never throws, never changes the state it is given, and gives the same every time', () => {
    fc.assert(
      fc.property(states, effects, fc.constantFrom(...MISP_VERSIONS), (state, effect, version) => {
        const before = deepFreeze(state)
        const after = applyEffect(before, deepFreeze(effect), compatOf(version))
        expect(applyEffect(before, effect, compatOf(version))).toEqual(after)
      }),
      { numRuns: 500 },
    )
  })

  it('survives the way over JSON', () => {
    fc.assert(
      fc.property(effects, (effect) => {
        const sent: Effect = JSON.parse(JSON.stringify(effect))
        const compat = compatOf('2.5.19')
        expect(applyEffect(misp(), sent, compat)).toEqual(applyEffect(misp(), effect, compat))
      }),
    )
  })

  it('does to the state what carrying it out did', () => {
    const session = sessionOn(misp())
    attachTags(session, { scope: 'event', eventId: '3' }, ['PAP:RED'], {
      local: true,
      relationshipType: '',
    })
    const [effect] = session.effects
    if (effect === undefined) throw new Error('nothing was recorded')
    const applied = applyEffect(misp(), effect, compatOf('2.5.19'))
    expect(applied.events).toEqual(session.state.events)
  })

  it('starts no workflow', () => {
    const state = misp({ workflows: [listener('event-before-save', 'no')] })
    const effect = {
      kind: 'attach-tags',
      target: { scope: 'event', eventId: '3' },
      tags: ['PAP:RED'],
      local: true,
      relationshipType: '',
    } as const
    const after = applyEffect(state, effect, compatOf('2.5.19'))
    expect(tagNamesOf(after.events['3'])).toContain('PAP:RED')
    expect(after.workflows).toEqual(state.workflows)
    expect(after.outbox.log).toEqual([])
  })

  it('that MISP refuses changes nothing', () => {
    const effect = { kind: 'extend-warninglist', warninglistId: '8', values: ['x'] } as const
    expect(applyEffect(misp(), effect, compatOf('2.5.19'))).toEqual(misp())
  })
})

describe('describing an effect', () => {
  it('gives a sentence for anything', () => {
    fc.assert(
      fc.property(states, effects, (state, effect) => {
        expect(describeEffect(effect, state)).toMatch(/^[A-Z][a-z]+ /)
      }),
    )
  })

  const of8 = { scope: 'attribute', attributeId: '8', eventId: '3' } as const
  const ofEvent = { scope: 'event', eventId: '3' } as const
  const uuid = '00000000-0000-4000-8000-00000000e003'

  it.each<[Effect, string]>([
    [
      { kind: 'attach-tags', target: of8, tags: ['tlp:red'], local: true, relationshipType: '' },
      'Attach the local tag tlp:red to attribute h8.example.com (event 3)',
    ],
    [
      {
        kind: 'attach-tags',
        target: ofEvent,
        tags: ['a', 'b', 'c'],
        local: false,
        relationshipType: 'x',
      },
      'Attach the global tags a, b and c to event 3 (Sample) as "x"',
    ],
    [
      { kind: 'detach-tags', target: { ...ofEvent, eventId: '9' }, tags: ['a'], local: null },
      'Remove the tag a from event 9',
    ],
    [
      { kind: 'edit-attributes', eventId: '3', attributes: [{}, {}], fields: ['to_ids'] },
      'Change to_ids of 2 attributes of event 3 (Sample)',
    ],
    [
      { kind: 'edit-event', eventId: '3', event: {}, touch: true, fields: ['distribution'] },
      'Change distribution of event 3 (Sample) and unpublish it',
    ],
    [{ kind: 'publish-event', eventId: '3' }, 'Publish event 3 (Sample)'],
    [
      { kind: 'add-attributes', eventId: '3', attributes: [{}], objects: [], origin: 'workflow' },
      'Add 1 attribute and 0 objects to event 3 (Sample)',
    ],
    [
      { kind: 'extend-warninglist', warninglistId: '7', values: ['a'] },
      'Add 1 value to the warninglist List 7',
    ],
    [
      { kind: 'block-event', entry: { event_uuid: uuid, event_info: 'Sample' } },
      `Block the event ${uuid} (Sample) from being added again`,
    ],
    [
      { kind: 'accept-proposal', proposal: editProposal },
      'Accept the proposal domain better.example.com for attribute 9 (event 3)',
    ],
    [
      { kind: 'discard-proposal', proposal: newProposal },
      'Discard the proposal ip-src 198.51.100.7 of a new attribute (event 3)',
    ],
    [
      {
        kind: 'add-analyst-data',
        type: 'Opinion',
        row: { object_type: 'Event', object_uuid: uuid },
      },
      `Add an opinion to the Event ${uuid}`,
    ],
    [{ kind: 'send-mail', to: ['a@b.c'], subject: 'S', body: '' }, 'Send the mail "S" to a@b.c'],
    [
      { kind: 'run-workflow', workflowId: '1', triggerId: 'adhoc_1', data: null },
      'Run the workflow 1',
    ],
  ])('%j', (effect, sentence) => {
    expect(describeEffect(effect, misp())).toBe(sentence)
  })
})
