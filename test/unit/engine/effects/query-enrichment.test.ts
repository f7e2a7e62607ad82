import { describe, expect, it } from 'vitest'
import {
  acceptsType,
  answerArray,
  answersInMispFormat,
  BLOCKED_ANSWER,
  enrichmentModule,
  moduleConfig,
  queryEnrichment,
} from '@/engine/effects/query-enrichment.ts'
import { PhpError } from '@/engine/php/errors.ts'
import { at, attribute } from '../event/samples.ts'
import { listener, sessionOn } from './misp.ts'
import { lookup, mispWithModules, standard } from './services.ts'

const action = { name: 'chat', type: 'action', meta: { 'module-type': ['action'] } }
const request = { module: lookup, attribute: attribute(8), triggerData: { Event: { id: '3' } } }

describe('enrichment modules', () => {
  it('are found by name among those that enrich', () => {
    const { mispModules } = mispWithModules([], { modules: [lookup, standard, action] })
    expect(enrichmentModule(mispModules, 'standard')).toBe(standard)
    expect(enrichmentModule(mispModules, 'chat')).toBeUndefined()
    expect(enrichmentModule(mispModules, 'unknown')).toBeUndefined()
  })

  it('take some types, and whole attributes or plain values', () => {
    expect(acceptsType(lookup, 'domain')).toBe(true)
    expect(acceptsType(lookup, 'md5')).toBe(false)
    expect([lookup, standard].map(answersInMispFormat)).toEqual([false, true])
  })

  it('may have settings of their own', () => {
    const settings = { 'Plugin.Enrichment_standard_key': 'secret' }
    expect(moduleConfig(settings, standard)).toEqual({ key: 'secret' })
    expect(moduleConfig({}, standard)).toEqual({ key: null })
    expect(moduleConfig({}, lookup)).toBeUndefined()
  })
})

describe('asking a module about an attribute', () => {
  it('says who asks, with the value under its type', () => {
    const session = sessionOn(mispWithModules([{ module: 'lookup', body: { results: [1] } }]))
    expect(queryEnrichment(session, request)).toEqual({ results: [1] })
    expect(session.state.outbox.requests[0]).toMatchObject({
      sink: 'misp-modules',
      status: 200,
      answer: { results: [1] },
      body: {
        user: { email: 'SYSTEM', Role: { perm_site_admin: true, perm_server_sign: true } },
        event_id: '3',
        config: { _: '_' },
        module: 'lookup',
        domain: 'h8.example.com',
      },
    })
  })

  it('gives an unknown value the empty answer that a module gives', () => {
    const answers = [{ module: 'lookup', value: 'other.example.com', body: { results: [1] } }]
    const session = sessionOn(mispWithModules(answers))
    expect(queryEnrichment(session, request)).toEqual({ results: [] })
  })

  it('gives false where nobody answers', () => {
    const broken = [{ module: 'lookup', status: 500, body: '' }]
    expect(queryEnrichment(sessionOn(mispWithModules(broken)), request)).toBe(false)
    const away = sessionOn(mispWithModules([], { reachable: false }))
    expect(queryEnrichment(away, request)).toBe(false)
    const off = mispWithModules([])
    const session = sessionOn({ ...off, settings: { 'Plugin.Enrichment_services_enable': false } })
    expect(queryEnrichment(session, request)).toBe(false)
    expect(session.state.outbox.requests).toEqual([])
  })

  it('asks the workflow first, which may forbid it', () => {
    const session = sessionOn({
      ...mispWithModules([]),
      workflows: [listener('enrichment-before-query', 'no')],
    })
    expect(queryEnrichment(session, request)).toBe(BLOCKED_ANSWER)
    expect(at(session.executions[0]?.original, '_module')).toBe('lookup')
    expect(session.logRows.at(-1)).toMatchObject({
      model: 'Workflow',
      modelId: 0,
      title:
        'The workflow `enrichment-before-query` prevented attribute `8` (from event `3`) to query the module `lookup`',
    })
  })
})

describe('an answer read as an array', () => {
  it('is a map; a list has no keys to look for', () => {
    expect(answerArray({ results: [] })).toEqual({ results: [] })
    expect(answerArray([1])).toEqual({})
  })

  it('kills MISP when it is a text or no answer', () => {
    expect(() => answerArray(BLOCKED_ANSWER)).toThrow(PhpError)
    expect(() => answerArray(false)).toThrow('must be of type array, bool given')
  })
})
