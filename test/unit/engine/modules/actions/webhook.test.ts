import { describe, expect, it } from 'vitest'
import type { HttpAnswerRule } from '@/engine/effects/state.ts'
import { msTeamsWebhook } from '@/engine/modules/actions/ms-teams-webhook.ts'
import { webhook } from '@/engine/modules/actions/webhook.ts'
import { PhpError } from '@/engine/php/errors.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'

const URL = 'https://example.com/hook'
const data: PhpMap = { Event: { id: '3', info: 'Sample' } }

function send(parameters: PhpMap, answer?: HttpAnswerRule, module = webhook) {
  const state = answer === undefined ? misp() : misp({ httpAnswers: [answer] })
  const result = tryModule(module, { data, parameters: { url: URL, ...parameters }, state })
  return { ...result, request: result.session.state.outbox.requests[0] }
}

describe('webhook', () => {
  it('posts the roaming data as JSON', () => {
    const { request, success } = send({})
    expect(success).toBe(true)
    expect(request).toMatchObject({
      method: 'POST',
      url: URL,
      body: data,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': 'MISP 2.5.19',
      },
    })
  })

  it('posts a payload instead: JSON as it is, other text as a JSON string', () => {
    expect(send({ payload: '{"id": {{ Event.id }}}' }).request?.body).toEqual({ id: 3 })
    expect(send({ payload: 'plain {{ Event.info }}' }).request?.body).toBe('plain Sample')
    expect(send({ payload: '{{ Event.missing }}' }).request?.body).toEqual(data)
  })

  it('sends forms in parts, or a payload raw', () => {
    const { request } = send({ content_type: 'form' })
    expect(request?.headers['Content-Type']).toMatch(
      /^application\/x-www-form-urlencoded; boundary=/,
    )
    expect(request?.body).toContain('name="Event"')
    const raw = send({ content_type: 'form', payload: 'a=1' }).request
    expect(raw?.body).toBe('a=1')
    expect(raw?.headers['Content-Type']).toBe('application/x-www-form-urlencoded')
  })

  it('takes headers line by line, its own ones included', () => {
    const headers = 'Authorization: {{ Event.id }}:x\r\nno header\n: none\nAccept: text/html'
    expect(send({ headers }).request?.headers).toMatchObject({
      Authorization: '3:x',
      Accept: 'text/html',
    })
    expect(send({ headers: ['x: y'] }).request?.headers).not.toHaveProperty('x')
  })

  it('knows four methods; any other kills the run', () => {
    for (const method of ['get', 'put', 'delete']) {
      expect(send({ request_method: method }).request?.method).toBe(method.toUpperCase())
    }
    expect(() => send({ request_method: 'POST' })).toThrow(
      new PhpError('Error', 'Call to a member function isOk() on null'),
    )
  })

  it('says why a request failed', () => {
    const errorsOf = (answer: HttpAnswerRule) => send({}, answer).errors
    expect(errorsOf({ urlPrefix: '', status: 201 })).toEqual([])
    expect(errorsOf({ urlPrefix: '', status: 401 })).toEqual(['Authentication failed.'])
    expect(errorsOf({ urlPrefix: '', status: 403 })).toEqual(['Authentication failed.'])
    expect(errorsOf({ urlPrefix: '', status: 500, body: 'oops' })).toEqual([
      'Something went wrong with the request or the remote side is having issues. Body returned: oops',
    ])
    expect(errorsOf({ urlPrefix: '', error: 'curl error 7' })).toEqual([
      'Something went wrong while sending the request. Error returned: curl error 7',
    ])
  })

  it('needs a URL and MISP’s permission', () => {
    expect(send({ url: '' })).toMatchObject({ success: false, errors: ['URL not provided.'] })
    const state = misp({ settings: { 'Security.rest_client_enable_arbitrary_urls': false } })
    expect(tryModule(webhook, { state, parameters: { url: URL } })).toMatchObject({
      success: false,
      errors: ['`Security.rest_client_enable_arbitrary_urls` is turned off'],
    })
  })
})

describe('ms-teams-webhook', () => {
  it('sends all data as the one field of a form, whatever path is set', () => {
    const { request, success } = send(
      { data_extraction_path: 'Event.id' },
      undefined,
      msTeamsWebhook,
    )
    expect(success).toBe(true)
    expect(request).toMatchObject({ method: 'POST' })
    expect(request?.body).toContain('name="text"\r\n\r\n{"Event":{"id":"3","info":"Sample"}}')
  })

  it('does not render its URL, and needs the same permission', () => {
    const jinja = send({ url: 'https://a/{{ Event.id }}' }, undefined, msTeamsWebhook)
    expect(jinja.errors[0]).toContain('URL using bad/illegal format')
    const state = misp({ settings: {} })
    expect(tryModule(msTeamsWebhook, { state }).success).toBe(false)
  })
})
