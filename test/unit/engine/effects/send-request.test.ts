import { describe, expect, it } from 'vitest'
import { sendRequest, SocketError, type HttpBody } from '@/engine/effects/send-request.ts'
import type { HttpAnswerRule } from '@/engine/effects/state.ts'
import { misp, sessionOn } from './misp.ts'

const nothing: HttpBody = { kind: 'text', text: '' }

function send(
  url: string,
  {
    body = nothing,
    method = 'POST',
    rules,
  }: {
    body?: HttpBody
    method?: string
    rules?: readonly HttpAnswerRule[]
  } = {},
) {
  const session = sessionOn(misp(rules === undefined ? {} : { httpAnswers: rules }))
  const response = sendRequest(session, { method, url, headers: { 'Content-Type': 'x' }, body })
  return { response, requests: session.state.outbox.requests, effects: session.effects }
}

describe('a request to the outside', () => {
  it('is written down with its answer and noted as an effect', () => {
    const { effects, requests, response } = send('https://example.com/a', {
      body: { kind: 'json', value: { a: [1] } },
    })
    expect(response).toEqual({ status: 200, body: '{}' })
    expect(requests).toEqual([
      {
        sink: 'webhook',
        method: 'POST',
        url: 'https://example.com/a',
        headers: { 'Content-Type': 'x' },
        body: { a: [1] },
        status: 200,
        answer: '{}',
      },
    ])
    expect(effects).toMatchObject([{ kind: 'send-request', body: '{"a":[1]}' }])
  })

  it('carries a text as it is, and no body at all with GET', () => {
    expect(send('http://a/', { body: { kind: 'text', text: 'x=1' } }).requests[0]?.body).toBe('x=1')
    const get = send('http://a/', { method: 'GET', body: { kind: 'json', value: [1] } })
    expect(get.requests[0]?.body).toBe('')
  })

  it('sends fields of a form in parts, one level of nesting under the same name', () => {
    const fields = { text: 'hello', list: ['a', { deep: true }, null] }
    const [request] = send('http://a/', { body: { kind: 'form', fields } }).requests
    expect(request?.headers['Content-Type']).toMatch(/^x; boundary=-+playground/)
    const lines = String(request?.body).split('\r\n')
    expect(lines.filter((line) => /^Content/.test(line))).toEqual([
      'Content-Disposition: attachment; name="text"',
      ...Array.from({ length: 3 }, () => 'Content-Disposition: attachment; name="list"'),
    ])
    expect(lines).toContain('Array')
  })

  it('is answered by the first rule that fits, or never arrives', () => {
    const rules = [
      { urlPrefix: 'https://example.com/a', status: 404, body: 'gone' },
      { urlPrefix: 'https://down.example', error: 'curl error 7' },
      { urlPrefix: 'https://example.com/', status: 204 },
    ]
    expect(send('https://example.com/a/b', { rules }).response).toEqual({
      status: 404,
      body: 'gone',
    })
    expect(send('https://example.com/', { rules }).response).toEqual({ status: 204, body: '' })
    expect(() => send('https://down.example/', { rules })).toThrow(new SocketError('curl error 7'))
    expect(() => send('https://nobody.example/x', { rules })).toThrow(
      "curl error 6 'Couldn't resolve host name': Could not resolve host: nobody.example",
    )
  })

  it('follows redirects with the same method and no body, but not for ever', () => {
    const hop = { urlPrefix: 'http://a/1', status: 302, headers: { Location: '/2' } }
    const { requests, response } = send('http://a/1', {
      body: { kind: 'text', text: 'once' },
      rules: [hop, { urlPrefix: '', status: 200 }],
    })
    expect(response.status).toBe(200)
    expect(requests.map(({ url, body }) => [url, body])).toEqual([
      ['http://a/1', 'once'],
      ['http://a/2', ''],
    ])
    const circle = send('http://a/1', { rules: [{ ...hop, headers: { location: '/1' } }] })
    expect(circle.response.status).toBe(302)
    expect(circle.requests).toHaveLength(11)
    expect(send('http://a/1', { rules: [{ ...hop, headers: {} }] }).requests).toHaveLength(1)
    const nowhere = { ...hop, headers: { location: 'http://[' } }
    expect(() => send('http://a/1', { rules: [nowhere] })).toThrow(SocketError)
  })

  it('needs an address curl can read', () => {
    expect(send('example.com:8080/x').requests[0]?.url).toBe('http://example.com:8080/x')
    for (const url of ['not a url', 'http://', 'http://a/b c']) {
      expect(() => send(url)).toThrow("curl error 3 'URL using bad/illegal format")
    }
    expect(() => send('FTP://a/')).toThrow('Protocol "ftp" not supported')
  })
})

it('a form without a content type is sent as one', () => {
  const session = sessionOn(misp())
  sendRequest(session, {
    method: 'POST',
    url: 'https://example.com/',
    headers: {},
    body: { kind: 'form', fields: { a: '1' } },
  })
  expect(session.state.outbox.requests[0]?.headers['Content-Type']).toMatch(
    /^multipart\/form-data; boundary=/,
  )
})

it('a redirect without headers leads nowhere', () => {
  const { response } = send('https://example.com/', {
    rules: [{ urlPrefix: 'https://example.com/', status: 302 }],
  })
  expect(response).toEqual({ status: 302, body: '' })
})
