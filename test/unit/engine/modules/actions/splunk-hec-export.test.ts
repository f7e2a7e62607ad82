import { expect, it } from 'vitest'
import { splunkHecExport } from '@/engine/modules/actions/splunk-hec-export.ts'
import { MispException, PhpError } from '@/engine/php/errors.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'

const data: PhpMap = { Event: { id: '3', Attribute: [{ id: '1' }] } }

function send(parameters: PhpMap, event: PhpMap = data) {
  return tryModule(splunkHecExport, {
    data: event,
    parameters: { url: 'https://splunk', hec_token: 't', ...parameters },
    state: misp(),
  })
}

it('dies as soon as it would send, as in MISP', () => {
  const death = new PhpError('Error', 'Call to a member function isOk() on null')
  expect(() => send({})).toThrow(death)
  expect(() => send({ event_per_attribute: '1', data_extraction_model: '{"a":"b"}' })).toThrow(
    death,
  )
})

it('succeeds where there is nothing to send', () => {
  const empty = { Event: { Attribute: [] } }
  expect(send({ event_per_attribute: '1' }, empty).success).toBe(true)
  expect(send({ event_per_attribute: '1' }, {}).success).toBe(true)
})

it('needs a URL, a token, permission and a model that is JSON', () => {
  expect(send({ url: '' }).errors).toEqual(['URL not provided.'])
  expect(send({ hec_token: '' }).errors).toEqual(['Authorization token not provided.'])
  expect(() => send({ data_extraction_model: '{' })).toThrow(new MispException('Syntax error'))
  expect(() => send({ data_extraction_model: ['x'] })).toThrow(PhpError)
  const state = misp({ settings: {} })
  expect(tryModule(splunkHecExport, { state }).success).toBe(false)
})
