import { describe, expect, it } from 'vitest'
import { enrichEvent } from '@/engine/modules/actions/enrich-event.ts'
import { MispException } from '@/engine/php/errors.ts'
import { at, pluck } from '../../event/samples.ts'
import { mispWithModules } from '../../effects/services.ts'
import { tryModule } from '../try-module.ts'
import { filterAttributes, tryOnSample } from './sample-run.ts'

const state = mispWithModules([
  { module: 'lookup', body: { results: [{ types: ['text'], values: ['found'] }] } },
])
const parameters = { modules: 'lookup' }

describe('enrich-event', () => {
  it('needs a module', () => {
    expect(tryOnSample(enrichEvent, {}, { state })).toMatchObject({
      success: false,
      errors: ['No enrichmnent module selected'],
    })
  })

  it('adds what the module answers, tells ZeroMQ and reloads the event', () => {
    const { session, stored, success } = tryOnSample(enrichEvent, parameters, { state })
    expect(success).toBe(true)
    expect(session.state.outbox.zmq).toEqual([
      { topic: 'misp_json_workflow', body: { 'Enriching event': '3', 'Attribute added': 1 } },
    ])
    expect(pluck(at(stored, 'Event', '_AttributeFlattened'), 'value')).toEqual([
      'h8.example.com',
      'h9.example.com',
      'found',
      'h11.example.com',
      'h12.example.com',
    ])
  })

  it('left the raw fetch in the roaming data of older versions', () => {
    const { stored } = tryOnSample(enrichEvent, parameters, { state, version: '2.5.1' })
    expect(Object.keys(stored)).toContain('EventTag')
    expect(at(stored, 'Event', '_AttributeFlattened')).toBeNull()
    expect(pluck(at(stored, 'Attribute'), 'value')).toContain('found')
  })

  it('asks only about what the node filter keeps, and does nothing for nothing', () => {
    const kept = tryOnSample(enrichEvent, parameters, {
      state,
      savedFilters: filterAttributes('id', '9'),
    })
    expect(
      pluck(
        kept.session.state.outbox.requests.map(({ body }) => body),
        'domain',
      ),
    ).toEqual(['h9.example.com'])
    const none = tryOnSample(enrichEvent, parameters, {
      state,
      savedFilters: filterAttributes('id', '99'),
    })
    expect(none.success).toBe(true)
    expect(none.session.state).toBe(state)
  })

  it('warns ZeroMQ where no module can be asked; older versions keep the data', () => {
    const away = mispWithModules([], { reachable: false })
    const warning = {
      Warning: 'Error while trying to reach enrichment service or no module available',
      'Attribute added': 0,
    }
    const newer = tryOnSample(enrichEvent, parameters, { state: away })
    expect(newer.session.state.outbox.zmq[0]?.body).toEqual(warning)
    expect(at(newer.stored, 'Event', 'id')).toBe('3')
    const older = tryOnSample(enrichEvent, parameters, { state: away, version: '2.5.1' })
    expect(older.success).toBe(true)
    expect(at(older.stored, 'Event', '_AttributeFlattened')).not.toBeNull()
  })

  it('fails on data without an event, or with one MISP does not have', () => {
    const tryOn = (data: object) => () =>
      tryModule(enrichEvent, { data: { ...data }, parameters, state })
    expect(tryOn({})).toThrow(new MispException(' not set'))
    expect(tryOn({ Event: { id: '99' } })).toThrow(new MispException('Invalid event.'))
  })
})
