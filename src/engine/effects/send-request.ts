import { jsonEncode } from '../php/json-encode.ts'
import { isPhpArray } from '../php/array.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpArray, PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { noteRequest } from './outbox.ts'
import type { HttpAnswerRule } from './state.ts'

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: HttpBody
}

/** A body as MISP's HTTP client gets it: a text as is, a value to be encoded as JSON, or fields of a form. */
export type HttpBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'json'; readonly value: PhpValue }
  | { readonly kind: 'form'; readonly fields: PhpArray }

export interface HttpResponse {
  readonly status: number
  readonly body: string
}

/** The request never reached a server: the text of MISP's HTTP library (curl). */
export class SocketError extends Error {
  override readonly name = 'SocketError'
}

/** A boundary is random in MISP; a fixed one keeps runs repeatable. */
const BOUNDARY = '------------------------playground000000'
const MAX_REDIRECTS = 10
const MALFORMED =
  "curl error 3 'URL using bad/illegal format or missing URL': URL using bad/illegal format or missing URL"

/**
 * Sends a request to the world outside: written down, and answered by the first rule of the simulated MISP that fits.
 * Redirects are followed with the same method and no body, as MISP does.
 *
 * @throws SocketError for an address curl refuses and for rules that refuse the connection
 */
export function sendRequest(context: EffectContext, request: HttpRequest): HttpResponse {
  const url = checkedUrl(request.url)
  const { headers, body } = encodeRequest(request)
  context.record({
    kind: 'send-request',
    method: request.method,
    url,
    headers,
    body: bodyText(body),
  })
  let response = answer(context, request.method, url, headers, body)
  for (let hops = 0; response.redirect !== undefined && hops < MAX_REDIRECTS; hops += 1) {
    if (!URL.canParse(response.redirect, url)) throw new SocketError(MALFORMED)
    const target = new URL(response.redirect, url).href
    response = answer(context, request.method, target, headers, '')
  }
  return response
}

function bodyText(body: PhpValue): string {
  return typeof body === 'string' ? body : jsonEncode(body)
}

function answer(
  context: EffectContext,
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: PhpValue,
): HttpResponse & { readonly redirect?: string } {
  const rule = context.state.httpAnswers.find(({ urlPrefix }) => url.startsWith(urlPrefix))
  if (rule?.status === undefined) throw new SocketError(rule?.error ?? unreachable(url))
  const request = { sink: 'webhook', method, url, headers, body } as const
  noteRequest(context, { ...request, status: rule.status, answer: rule.body ?? '' })
  const response = { status: rule.status, body: rule.body ?? '' }
  const redirect = redirectOf(rule)
  return redirect === undefined ? response : { ...response, redirect }
}

function redirectOf({ status, headers }: HttpAnswerRule): string | undefined {
  if (status === undefined || status < 300 || status >= 400) return undefined
  return Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'location')?.[1]
}

function unreachable(url: string): string {
  const { hostname } = new URL(url)
  return `curl error 6 'Couldn't resolve host name': Could not resolve host: ${hostname}`
}

/** What curl makes of an address: `http://` in front of one without a scheme, a refusal of one it can't read. */
function checkedUrl(text: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  const url = scheme === undefined ? `http://${text}` : text
  if (/[\s\u0000-\u001f]/u.test(url) || !URL.canParse(url)) {
    throw new SocketError(MALFORMED)
  }
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') {
    throw new SocketError(
      `curl error 1 'Unsupported protocol': Protocol "${scheme}" not supported or disabled in libcurl`,
    )
  }
  return url
}

function encodeRequest({ method, headers, body }: HttpRequest): {
  readonly headers: Readonly<Record<string, string>>
  readonly body: PhpValue
} {
  if (method === 'GET') return { headers, body: '' }
  if (body.kind === 'text') return { headers, body: body.text }
  if (body.kind === 'json') return { headers, body: body.value }
  const type = `${headers['Content-Type'] ?? 'multipart/form-data'}; boundary=${BOUNDARY}`
  return { headers: { ...headers, 'Content-Type': type }, body: multipart(body.fields) }
}

/** Curl's multipart parts as PHP fills them: one level of nesting is flattened under the top key, deeper is `Array`. */
function multipart(fields: PhpArray): string {
  const parts: string[] = []
  for (const [name, value] of Object.entries(fields)) {
    const values = isPhpArray(value) ? Object.values(value) : [value]
    for (const item of values) {
      const text = isPhpArray(item) ? 'Array' : toPhpString(item)
      parts.push(
        `--${BOUNDARY}\r\nContent-Disposition: attachment; name="${name}"\r\n\r\n${text}\r\n`,
      )
    }
  }
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}
