import { describe, expect, it } from 'vitest'
import { queryModule } from '@/engine/effects/query-module.ts'
import type { MispModulesAnswer } from '@/engine/effects/state.ts'
import { at, attribute } from '../event/samples.ts'
import { sessionOn } from './misp.ts'
import { mispWithModules } from './services.ts'

function ask(answer: MispModulesAnswer, query = { attribute: attribute(8) }) {
  return queryModule(sessionOn(mispWithModules([answer])), 'standard', query)?.body
}

const body = {
  results: {
    Object: [{ name: 'asn', template_uuid: 't', Attribute: [{ type: 'AS', value: '64500' }] }],
  },
}

describe('a prepared answer that echoes', () => {
  it('puts the attribute in front and points its objects to it, each with a uuid of its own', () => {
    const answer = ask({ module: 'standard', echoes: true, body })
    expect(at(answer, 'results', 'Attribute', '0')).toMatchObject({
      uuid: '00000000-0000-4000-8000-000000000008',
      value: 'h8.example.com',
    })
    const object = at(answer, 'results', 'Object', '0')
    const uuid = at(object, 'uuid')
    expect(uuid).toMatch(/^[0-9a-f-]{36}$/)
    expect(at(object, 'Attribute', '0')).toMatchObject({ type: 'AS', value: '64500' })
    expect(at(object, 'ObjectReference', '0')).toMatchObject({
      object_uuid: uuid,
      referenced_uuid: '00000000-0000-4000-8000-000000000008',
      relationship_type: 'related-to',
    })
  })

  it('stays as it is without objects, without an attribute, or when it does not echo', () => {
    expect(ask({ module: 'standard', echoes: true, body: { error: 'no' } })).toEqual({
      error: 'no',
    })
    expect(ask({ module: 'standard', echoes: true, body: 'text' })).toBe('text')
    expect(ask({ module: 'standard', body })).toBe(body)
    const session = sessionOn(mispWithModules([{ module: 'standard', echoes: true, body }]))
    expect(queryModule(session, 'standard', {})?.body).toBe(body)
  })
})
