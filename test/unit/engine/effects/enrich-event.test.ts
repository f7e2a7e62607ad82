import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { enrichEvent } from '@/engine/effects/enrich-event.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import type { PhpValue } from '@/engine/php/value.ts'
import { at, pluck } from '../event/samples.ts'
import { listener, misp, rows, sessionOn } from './misp.ts'
import { mispWithModules, service } from './services.ts'

const values = { results: [{ types: ['text'], values: ['found', 'found too'] }] }

function ownValues(state: { readonly events: Readonly<Record<string, PhpValue>> }) {
  return pluck(at(state.events['3'], 'Attribute'), 'value')
}

describe('enriching an event', () => {
  it('asks about every attribute of a type the module takes, by their ids', () => {
    const session = sessionOn(mispWithModules([]))
    expect(enrichEvent(session, { eventId: '3', modules: ['lookup'] })).toBe(0)
    const asked = session.state.outbox.requests.map(({ body }) => body)
    expect(pluck(asked, 'domain')).toEqual([
      'h8.example.com',
      'h9.example.com',
      'h11.example.com',
      'h12.example.com',
    ])
    expect(asked[0]).toEqual({
      module: 'lookup',
      event_id: '3',
      attribute_uuid: '00000000-0000-4000-8000-000000000008',
      domain: 'h8.example.com',
    })
  })

  it('hands whole attributes and its settings to modules that take them', () => {
    const session = sessionOn({
      ...mispWithModules([]),
      settings: { 'Plugin.Enrichment_standard_key': 'secret' },
    })
    enrichEvent(session, {
      eventId: '3',
      modules: ['standard'],
      attributeUuids: ['00000000-0000-4000-8000-000000000011'],
    })
    const [request] = session.state.outbox.requests
    expect(at(request?.body, 'config')).toEqual({ key: 'secret' })
    expect(at(request?.body, 'attribute', 'id')).toBe('11')
    expect(at(request?.body, 'attribute', 'AttributeTag')).toEqual([])
    expect(at(request?.body, 'attribute', 'Object')).toBeNull()
  })

  it('makes an attribute of each new value and leaves out invalid ones without a word', () => {
    const session = sessionOn(mispWithModules([{ module: 'lookup', body: values }]))
    expect(enrichEvent(session, { eventId: '3', modules: ['lookup'] })).toBe(2)
    expect(ownValues(session.state)).toEqual([
      'h8.example.com',
      'h9.example.com',
      'found',
      'found too',
    ])
    const added = rows(at(session.state.events['3'], 'Attribute')).at(-1)
    expect(added).toMatchObject({
      comment: 'Attribute #8 enriched by lookup.',
      type: 'text',
      category: 'Other',
      distribution: '5',
      to_ids: false,
    })
    expect(session.logRows.map(({ model, action }) => `${model} ${action}`)).toEqual([
      'Attribute add',
      'Attribute add',
    ])
    expect(at(session.state.events['3'], 'attribute_count')).toBe('6')
  })

  it('adds results in MISP’s format with a comment that names their source', () => {
    const body = {
      results: {
        Attribute: [
          { type: 'ip-dst', value: '192.0.2.1', category: 'Network activity', comment: 'own' },
          { type: 'ip-dst', value: '192.0.2.2', category: 'Network activity' },
        ],
      },
    }
    const session = sessionOn(
      mispWithModules([{ module: 'standard', value: 'h9.example.com', body }]),
    )
    expect(enrichEvent(session, { eventId: '3', modules: ['standard'] })).toBe(2)
    const added = rows(at(session.state.events['3'], 'Attribute')).slice(-2)
    expect(pluck(added, 'comment')).toEqual([
      'own',
      'h9.example.com: enriched via the standard module.',
    ])
  })

  it('asks nobody where no module is switched on or the service is away', () => {
    for (const changes of [{ enabled: [] }, { reachable: false }]) {
      const session = sessionOn(mispWithModules([], changes))
      expect(enrichEvent(session, { eventId: '3', modules: ['lookup'] })).toBeUndefined()
      expect(session.state.outbox.requests).toEqual([])
    }
    const session = sessionOn(mispWithModules([], { enabled: ['standard', 'unknown'] }))
    expect(enrichEvent(session, { eventId: '3', modules: ['lookup', 'unknown'] })).toBe(0)
  })

  it('ends at an event that is not there, a broken service and an answer without results', () => {
    const enrich = (eventId: string, answer: { status?: number; body: PhpValue }) => () =>
      enrichEvent(sessionOn(mispWithModules([{ module: 'lookup', ...answer }])), {
        eventId,
        modules: ['lookup'],
      })
    expect(enrich('9', { body: values })).toThrow(new MispException('Invalid event.'))
    expect(enrich('3', { status: 500, body: values })).toThrow(
      new MispException('lookup service not reachable.'),
    )
    expect(enrich('3', { body: { error: 'no' } })).toThrow(
      new MispException(
        'Invalid response received from module lookup, response data do not contains results field.',
      ),
    )
  })

  it('shows a workflow the event with the one attribute, and asks no further where that says no', () => {
    const session = sessionOn({
      ...mispWithModules([{ module: 'lookup', body: values }]),
      workflows: [listener('enrichment-before-query', 'not outside')],
    })
    expect(enrichEvent(session, { eventId: '3', modules: ['lookup', 'standard'] })).toBe(0)
    expect(session.state.outbox.requests).toEqual([])
    const seen = session.executions.map(({ original }) => original)
    expect(seen).toHaveLength(4)
    expect(at(seen[2], '_module')).toBe('lookup')
    expect(pluck(at(seen[2], 'Attribute'), 'id')).toEqual(['11'])
    expect(at(seen[2], 'Attribute', '0', 'Object')).toMatchObject({ id: '5', name: 'file' })
    expect(at(seen[2], 'Object')).toBeNull()
  })

  test('whatever a module answers, the event is enriched or MISP says why not', () => {
    const { value } = fc.letrec<{ value: PhpValue }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom<PhpValue>(null, true, 0, 1.5, '', 'domain', 'h8.example.com', 'freetext'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'results',
            'Attribute',
            'Object',
            'ObjectReference',
            'types',
            'values',
            'type',
            'value',
            'uuid',
            'template_uuid',
            'referenced_uuid',
            'error',
            '__proto__',
          ),
          tie('value'),
          { maxKeys: 5 },
        ),
      ),
    }))
    fc.assert(
      fc.property(value, fc.constantFrom('lookup', 'standard'), (results, module) => {
        const session = sessionOn(misp(service([{ module, body: { results } }])))
        try {
          expect(enrichEvent(session, { eventId: '3', modules: [module] })).toBeTypeOf('number')
        } catch (error) {
          expect(error instanceof PhpError || error instanceof MispException ? '' : error).toBe('')
        }
      }),
      { numRuns: 300 },
    )
  })
})
