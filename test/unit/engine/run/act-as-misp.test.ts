import { describe, expect, it } from 'vitest'
import type { MispState, StoredWorkflow } from '@/engine/effects/state.ts'
import { actAsMisp, startAction, type MispAction } from '@/engine/run/act-as-misp.ts'
import { deepFreeze } from '../event/samples.ts'
import { buildGraph } from '../graph/build-graph.ts'
import { listener, misp, NOW, rows, tagNamesOf } from '../effects/misp.ts'

function act(action: MispAction, changes: Partial<MispState> = {}, more = {}) {
  return actAsMisp({ action: deepFreeze(action), state: misp(changes), ...more })
}

/** A workflow of a trigger with these actions in a row. */
function workflow(triggerId: string, actions: readonly [string, object?][]): StoredWorkflow {
  const nodes = actions.map(([module, parameters = {}], index) => ({
    id: index + 2,
    module,
    parameters: { ...parameters },
    to: [[index + 3]],
  }))
  return {
    ...listener(triggerId),
    graph: buildGraph([
      { id: 1, type: 't', module: triggerId, to: [[2]] },
      ...nodes.map((node, index) => (index < nodes.length - 1 ? node : { ...node, to: [] })),
    ]),
  }
}

const stopped = (triggerId: string): Partial<MispState> => ({
  workflows: [listener(triggerId, 'not this one')],
})

describe('publishing an event', () => {
  it('is answered as MISP does', () => {
    const { answer, done, state } = act({ kind: 'publish-event', eventId: '3' })
    expect(answer).toEqual({ done: true, status: 200, message: 'Event published without alerts' })
    expect(done).toBe(true)
    expect(state.events['3']).toMatchObject({ published: true, publish_timestamp: String(NOW) })
  })

  it('is refused when its workflow stops, with the record of that workflow', () => {
    const result = act({ kind: 'publish-event', eventId: '3' }, stopped('event-publish'))
    expect(result.answer).toEqual({
      done: false,
      status: 403,
      message: 'Could not publish Event',
      errors: { Module: 'Module failure.' },
    })
    expect(result.state.events['3']?.['published']).toBe(false)
    expect(result.executions).toMatchObject([{ triggerId: 'event-publish', outcome: 'blocked' }])
    expect(result.executions[0]).not.toHaveProperty('parent')
    expect(result.steps).toHaveLength(1)
    expect(result.debugCalls.map(({ path }) => path)).toEqual([
      '/event-publish/init?type=blocking',
      '/event-publish/exec/stop-execution?result=partial-success',
      '/event-publish/end?outcome=blocked',
    ])
    expect(result.log.at(-1)).toMatchObject({
      action: 'publish',
      title: 'Publishing stopped by a blocking workflow.',
    })
  })

  it('in the background is promised at once, whatever the workflow says', () => {
    const action = { kind: 'publish-event', eventId: '3', inBackground: true } as const
    const result = act(action, stopped('event-publish'))
    expect(result.answer).toMatchObject({ done: true, message: 'Job queued' })
    expect(result.done).toBe(false)
    expect(result.state.outbox.jobs).toEqual([
      { type: 'publish_event', input: 'Event ID: 3', status: 4, message: 'Event published.' },
    ])
    expect(result.log.at(-1)?.title).toBe('Event (3): published.')
    expect(act(action).done).toBe(true)
  })

  it('of an unknown event is answered with 404', () => {
    expect(act({ kind: 'publish-event', eventId: '99' }).answer.status).toBe(404)
    const action = { kind: 'publish-event', eventId: '99', inBackground: true } as const
    expect(act(action).answer.status).toBe(404)
  })

  it('dies with a workflow that dies', () => {
    const dying = workflow('event-publish', [['splunk-hec-export', { url: 'x', hec_token: 'y' }]])
    const result = act({ kind: 'publish-event', eventId: '3' }, { workflows: [dying] })
    expect(result.answer).toEqual({
      done: false,
      status: 500,
      message: 'An Internal Error Has Occurred.',
    })
    expect(result.fatal?.phpClass).toBe('Error')
    expect(result.executions[0]?.outcome).toBe('fatal')
  })

  it('by a workflow of event-publish itself is noticed', () => {
    const looping = workflow('event-publish', [['publish-event']])
    const result = act({ kind: 'publish-event', eventId: '3' }, { workflows: [looping] })
    expect(result.fatal?.message).toContain('starts itself again')
    expect(result.executions.length).toBeGreaterThan(2)
  })
})

describe('events', () => {
  const event = {
    info: 'new one',
    date: '2024-10-01',
    Tag: [{ name: 'tlp:green' }],
    Attribute: [{ type: 'ip-src', value: '9.9.9.9' }],
    Object: [{ name: 'file', Attribute: [{ type: 'filename', value: 'x.exe' }] }],
  }

  it('are added with what they bring along, the new-event trigger sees them whole', () => {
    const workflows = [listener('event-after-save-new')]
    const { answer, state, executions } = act({ kind: 'add-event', event }, { workflows })
    expect(answer.done).toBe(true)
    const added = state.events['4']
    expect(added).toMatchObject({
      info: 'new one',
      attribute_count: '2',
      published: false,
      event_creator_email: 'ann@example.org',
    })
    expect(tagNamesOf(added)).toEqual(['tlp:green'])
    expect(executions).toMatchObject([{ triggerId: 'event-after-save-new', outcome: 'success' }])
    expect(executions[0]?.normalized).toMatchObject({ Event: { id: '4', Attribute: [{}] } })
  })

  it('are refused with nothing left in the database, the log included', () => {
    const result = act({ kind: 'add-event', event }, stopped('event-before-save'))
    expect(result.answer).toMatchObject({ status: 403, message: 'Could not add Event' })
    expect(Object.keys(result.state.events)).toEqual(['3'])
    expect(result.log).toEqual([])
    expect(result.executions).toMatchObject([{ outcome: 'blocked' }])
  })

  it('need an info', () => {
    expect(act({ kind: 'add-event', event: {} }).answer.errors).toEqual({
      Event: { info: ['valueNotEmpty'] },
    })
  })

  it('are edited and unpublished', () => {
    const action = { kind: 'edit-event', eventId: '3', fields: { threat_level_id: '1' } } as const
    const { state, executions } = act(action, { workflows: [listener('event-after-save')] })
    expect(state.events['3']).toMatchObject({ threat_level_id: '1', timestamp: String(NOW) })
    expect(executions).toMatchObject([{ triggerId: 'event-after-save' }])
    expect(act(action, stopped('event-before-save')).answer).toMatchObject({
      status: 403,
      message: 'Could not edit Event',
    })
    expect(act({ ...action, fields: { distribution: '9' } }).answer.errors).toHaveProperty(
      'distribution',
    )
    expect(act({ ...action, eventId: '99' }).answer.status).toBe(404)
  })
})

describe('attributes', () => {
  const add: MispAction = {
    kind: 'add-attribute',
    eventId: '3',
    attribute: { type: 'ip-src', value: '5.6.7.8', Tag: [{ name: 'PAP:RED' }] },
  }

  it('are added, their event is unpublished', () => {
    const { answer, log, state } = act(add)
    expect(answer.body).toMatchObject({ Attribute: { id: '13', value: '5.6.7.8' } })
    expect(state.events['3']).toMatchObject({ attribute_count: '5', timestamp: String(NOW) })
    expect(log.map(({ model, change }) => `${model} ${change ?? ''}`).at(-1)).toBe(
      'Event attribute_count (5) => (4)',
    )
    const again = actAsMisp({ action: add, state })
    expect(again.answer).toMatchObject({
      status: 403,
      errors: { value: ['A similar attribute already exists for this event.'] },
    })
  })

  it('whose workflow tags them run it twice, then the tag is there', () => {
    const tagging = workflow('attribute-after-save', [
      ['tag_operation', { scope: 'attribute', locality: 'local', tags: ['PAP:GREEN'] }],
    ])
    const { executions, log } = act(add, { workflows: [tagging] })
    expect(executions).toHaveLength(2)
    expect(log.some(({ description }) => description?.includes('SYSTEM') === true)).toBe(false)
  })

  it('whose workflow saves them again never end: we stop and say so', () => {
    const looping = workflow('attribute-after-save', [['attribute_ids_flag_operation']])
    const limits = { steps: 10_000, depth: 8, jobs: 20 }
    const { executions, answer } = act(add, { workflows: [looping] }, { limits })
    expect(answer.done).toBe(true)
    expect(executions.at(-1)).toMatchObject({ outcome: 'fatal' })
    expect(executions.at(-1)?.fatal?.message).toContain('starts itself again')
  })

  it('are edited with their object touched', () => {
    const action = { kind: 'edit-attribute', attributeId: '11', fields: { comment: 'c' } } as const
    const { state, log } = act(action)
    expect(rows(state.events['3']?.['Object'])[0]?.['timestamp']).toBe(String(NOW))
    expect(log.map(({ model }) => model)).toEqual(['Attribute', 'Object'])
    expect(act({ ...action, fields: { distribution: '9' } }).answer.status).toBe(403)
    expect(act({ ...action, attributeId: '99' }).answer.status).toBe(404)
  })

  it('are deleted softly', () => {
    const { state, log, answer } = act({ kind: 'delete-attribute', attributeId: '9' })
    expect(answer.message).toBe('Attribute deleted.')
    expect(rows(state.events['3']?.['Attribute'])[1]).toMatchObject({ deleted: true })
    expect(state.events['3']?.['attribute_count']).toBe('3')
    expect(log.map(({ action }) => action)).toEqual(['delete', 'edit'])
    expect(act({ kind: 'delete-attribute', attributeId: '99' }).answer.status).toBe(404)
  })

  it('come in objects', () => {
    const object = { name: 'file', Attribute: [{ type: 'filename', value: 'x.exe' }] }
    const workflows = [listener('object-after-save')]
    const result = act({ kind: 'add-object', eventId: '3', object }, { workflows })
    expect(result.answer.body).toMatchObject({ Object: { id: '6', Attribute: [{ id: '13' }] } })
    expect(result.debugCalls[0]?.body.data).toMatchObject({
      original: {
        Object: { name: 'file', event_id: '3', id: '6' },
        Attribute: [{ ...object.Attribute[0], first_seen: null, last_seen: null, event_id: '3' }],
      },
    })
    expect(act({ kind: 'add-object', eventId: '99', object }).answer.status).toBe(404)
  })
})

describe('attaching a tag', () => {
  const action: MispAction = {
    kind: 'attach-tag',
    target: { scope: 'event', eventId: '3' },
    tag: 'PAP:RED',
    local: true,
  }

  it('locally leaves the event published', () => {
    const events = { '3': { ...misp().events['3'], published: true } }
    const { answer, state, effects } = act(action, { events })
    expect(answer.message).toBe('Local tag PAP:RED(5) successfully attached to Event(3).')
    expect(state.events['3']).toMatchObject({ published: true, timestamp: '1727740900' })
    expect(effects).toEqual([])
    const global = act({ ...action, local: false }, { events })
    expect(global.state.events['3']).toMatchObject({ published: false })
  })

  it('says when there is nothing to do or nothing to tag', () => {
    expect(act({ ...action, tag: 'tlp:green' }).answer.message).toBe(
      'Event already has the requested tag attached, no changes had to be made for tag tlp:green.',
    )
    const nowhere = { scope: 'attribute', attributeId: '99', eventId: '3' } as const
    expect(act({ ...action, target: nowhere }).answer.status).toBe(404)
    expect(act({ ...action, tag: '' }).answer.status).toBe(405)
  })

  it('to an attribute starts the workflow whatever the settings of feeds', () => {
    const workflows = [listener('tag-attached-after-save')]
    const target = { scope: 'attribute', attributeId: '8', eventId: '3' } as const
    expect(act({ ...action, target }, { workflows }).executions).toHaveLength(1)
    expect(act(action, { workflows }).executions).toHaveLength(0)
  })
})

describe('asking an enrichment module', () => {
  const mispModules = {
    reachable: true,
    enabled: ['lookup'],
    modules: [
      {
        name: 'lookup',
        type: 'expansion',
        mispattributes: { input: ['domain'] },
        meta: { 'module-type': ['hover', 'expansion'] },
      },
    ],
    answers: [{ module: 'lookup', body: { results: [{ values: ['LU'] }] } }],
  }
  const action: MispAction = {
    kind: 'query-enrichment',
    module: 'lookup',
    attributeId: '9',
    way: 'hover',
  }

  it('gives its answer', () => {
    expect(act(action, { mispModules }).answer).toMatchObject({
      done: true,
      body: { results: [{ values: ['LU'] }] },
    })
  })

  it('gives a text when the workflow forbids it', () => {
    const state = { mispModules, ...stopped('enrichment-before-query') }
    const { answer, done, state: after } = act(action, state)
    expect(answer).toMatchObject({
      done: false,
      status: 200,
      message: 'Trigger `enrichment-before-query` blocked enrichment',
    })
    expect(done).toBe(false)
    expect(after.outbox.requests).toEqual([])
  })

  it('shows the workflow the attribute from the hover window, nothing from a direct query', () => {
    const workflows = [listener('enrichment-before-query')]
    const hover = act(action, { mispModules, workflows })
    expect(hover.executions[0]?.original).toMatchObject({
      Attribute: { id: '9' },
      _module: 'lookup',
    })
    const query = act({ ...action, way: 'query' }, { mispModules, workflows })
    expect(query.executions[0]?.original).toEqual({ _module: 'lookup' })
  })

  it('that is not there is answered with 404', () => {
    expect(act(action).answer.status).toBe(404)
    expect(act({ ...action, attributeId: '99' }, { mispModules }).answer.status).toBe(404)
    const unreachable = { ...mispModules, reachable: false }
    expect(act(action, { mispModules: unreachable }).answer.status).toBe(500)
  })
})

describe('users', () => {
  it('are added and changed, unless the workflow says no', () => {
    const workflows = [listener('user-after-save')]
    const user = { email: 'bob@example.org', org_id: '1' }
    const added = act({ kind: 'save-user', user }, { workflows })
    expect(added.state.users.at(-1)).toMatchObject({ id: '2', email: 'bob@example.org' })
    expect(added.executions[0]?.original).toMatchObject({ email: 'bob@example.org' })
    const changed = act({ kind: 'save-user', user: { id: '1', email: 'new@example.org' } })
    expect(changed.state.users).toMatchObject([{ id: '1', email: 'new@example.org', org_id: '1' }])
    const refused = act({ kind: 'save-user', user }, stopped('user-before-save'))
    expect(refused.answer.status).toBe(403)
    expect(refused.state.users).toHaveLength(1)
    expect(refused.log.at(-1)?.title).toBe(
      'The workflow `user-before-save` prevented the saving of user 0',
    )
    expect(act({ kind: 'save-user', user: { id: '99' } }).answer.status).toBe(404)
  })
})

describe('contributions', () => {
  const proposal: MispAction = {
    kind: 'add-proposal',
    eventId: '3',
    fields: { type: 'ip-src', category: 'Network activity', value: '203.0.113.9' },
  }

  it('proposals are added to the event or the attribute', () => {
    const workflows = [listener('shadow-attribute-after-save')]
    const added = act(proposal, { workflows })
    expect(rows(added.state.events['3']?.['ShadowAttribute']).at(-1)).toMatchObject({
      id: '3',
      value: '203.0.113.9',
      to_ids: true,
      Org: { name: 'ORG' },
    })
    expect(added.log[0]?.title).toBe(
      'Proposal (3): to Event (3): Network activity/ip-src 203.0.113.9',
    )
    expect(added.executions[0]?.original).toMatchObject({
      ShadowAttribute: { id: '3', old_id: '0' },
    })
    const edit = act({
      kind: 'add-proposal',
      eventId: '3',
      attributeId: '8',
      fields: { value: 'x.y' },
    })
    const attribute = rows(edit.state.events['3']?.['Attribute'])[0]
    expect(rows(attribute?.['ShadowAttribute'])).toMatchObject([{ old_id: '8', value: 'x.y' }])
  })

  it('proposals are refused by the workflow before their saving', () => {
    const { answer, state, log } = act(proposal, stopped('shadow-attribute-before-save'))
    expect(answer.status).toBe(404)
    expect(rows(state.events['3']?.['ShadowAttribute'])).toHaveLength(1)
    expect(log.at(-1)?.title).toBe(
      'The workflow `shadow-attribute-before-save` prevented the saving of this proposal.',
    )
    const missing = { ...proposal, attributeId: '99' } as const
    expect(act(missing).answer.status).toBe(404)
  })

  it('sightings are added to the attribute', () => {
    const workflows = [listener('sighting-after-save')]
    const action = { kind: 'add-sighting', attributeId: '11', type: '1', source: 'me' } as const
    const { state, executions } = act(action, { workflows })
    const [object] = rows(state.events['3']?.['Object'])
    expect(rows(rows(object?.['Attribute'])[0]?.['Sighting'])).toMatchObject([
      { id: '1', type: '1', source: 'me', Organisation: { name: 'ORG' } },
    ])
    expect(executions[0]?.original).toMatchObject({
      Sighting: { Event: { info: 'Sample' }, Attribute: { id: '11' } },
    })
    expect(act({ ...action, attributeId: '99' }).answer.status).toBe(404)
  })

  it('reports, posts and log entries start their workflows', () => {
    const report: MispAction = {
      kind: 'add-report',
      eventId: '3',
      report: { name: 'R', content: 'c' },
    }
    const reported = act(report, { workflows: [listener('event-report-after-save')] })
    expect(rows(reported.state.events['3']?.['EventReport'])).toMatchObject([
      { id: '1', name: 'R' },
    ])
    expect(reported.executions).toHaveLength(1)
    expect(act({ ...report, report: {} }).answer.status).toBe(403)
    expect(act({ ...report, eventId: '99' }).answer.status).toBe(404)

    const post: MispAction = { kind: 'add-post', eventId: '3', contents: 'hello' }
    const posted = act(post, { workflows: [listener('post-after-save')] })
    expect(posted.executions[0]?.normalized).toMatchObject({
      Post: { contents: 'hello', thread_id: '1' },
      Thread: { event_id: '3' },
      Event: { info: 'Sample' },
    })
    const again = actAsMisp({ action: post, state: posted.state })
    expect(Object.keys(again.state.threads)).toEqual(['1'])
    expect(act({ ...post, eventId: '99' }).answer.status).toBe(404)

    const entry = { model: 'User', modelId: 1, action: 'login', title: 'hello' }
    const logged = act({ kind: 'write-log', entry }, { workflows: [listener('log-after-save')] })
    expect(logged.executions[0]?.original).toMatchObject({
      Log: { title: 'hello', action: 'login' },
    })
  })
})

it('only what workflows did counts as effect, and background work is stepped through', () => {
  const tagging = workflow('attribute-after-save', [
    ['tag_operation', { scope: 'event', locality: 'local', tags: ['PAP:RED'] }],
  ])
  const action: MispAction = { kind: 'edit-attribute', attributeId: '8', fields: { comment: 'c' } }
  const run = startAction({ action, state: misp({ workflows: [tagging] }) })
  const pause = run.next()
  expect(pause.done).toBe(false)
  let next = run.next()
  while (next.done !== true) next = run.next()
  expect(next.value.effects).toMatchObject([{ kind: 'attach-tags', tags: ['PAP:RED'] }])
})

it('newer versions run a non-blocking trigger at once where background jobs are switched off', () => {
  const action: MispAction = { kind: 'edit-attribute', attributeId: '8', fields: { comment: 'c' } }
  const settings = { ...misp().settings, 'MISP.background_jobs': false }
  const changes = { ...stopped('attribute-after-save'), settings }
  const jobs = (more: object, state: Partial<MispState> = changes): unknown => {
    const result = act(action, state, more)
    expect(result.executions).toMatchObject([{ outcome: 'blocked' }])
    expect(result.answer.done).toBe(true)
    return result.state.outbox.jobs.length
  }
  expect(jobs({})).toBe(0)
  expect(jobs({}, stopped('attribute-after-save'))).toBe(1)
  expect(jobs({ version: '2.5.1' })).toBe(1)
})

it('switched off triggers and workflows change nothing', () => {
  const action: MispAction = { kind: 'publish-event', eventId: '3' }
  const off = { ...stopped('event-publish'), disabledTriggers: ['event-publish'] }
  expect(act(action, off).done).toBe(true)
  const settings = { ...misp().settings, 'Plugin.Workflow_enable': false }
  expect(act(action, { ...stopped('event-publish'), settings }).done).toBe(true)
})

describe('on a MISP without users', () => {
  it('nobody is known to act', () => {
    const { answer, log } = act({ kind: 'publish-event', eventId: '3' }, { users: [] })
    expect(answer.done).toBe(true)
    expect(log.length).toBeGreaterThan(0)
  })
})

describe('saving one of several users', () => {
  it('leaves the others as they are', () => {
    const ann = { id: '1', email: 'ann@example.org', org_id: '1', role_id: '1' }
    const bob = { ...ann, id: '2', email: 'bob@example.org' }
    const { state } = act(
      { kind: 'save-user', user: { id: '2', email: 'new@example.org' } },
      { users: [ann, bob] },
    )
    expect(state.users).toEqual([ann, { ...bob, email: 'new@example.org' }])
  })
})
