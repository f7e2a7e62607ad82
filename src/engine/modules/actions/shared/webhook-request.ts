import type { Compat } from '../../../compat.ts'
import {
  type HttpBody,
  type HttpResponse,
  sendRequest,
  SocketError,
} from '../../../effects/send-request.ts'
import { isPhpArray } from '../../../php/array.ts'
import { isEmpty } from '../../../php/empty.ts'
import { PhpError } from '../../../php/errors.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpArray, PhpValue } from '../../../php/value.ts'
import { rethrowUnless } from '../../../rethrow-unless.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

export interface WebhookRequest {
  readonly url: PhpValue
  readonly method: PhpValue
  readonly contentType: PhpValue
  readonly headers: Readonly<Record<string, string>>
  readonly data: PhpValue
}

const METHODS = ['get', 'post', 'put', 'delete']
const URL_SETTING = 'Security.rest_client_enable_arbitrary_urls'

/**
 * Sends what a webhook module of MISP sends and says whether the other side answered with success; the reason of a
 * failure goes to the node's errors.
 *
 * @throws PhpError for a method MISP does not know: it then looks at a response that is not there
 */
export function sendWebhook(context: ModuleContext, request: WebhookRequest): boolean {
  if (isEmpty(request.url)) {
    context.errors.push('URL not provided.')
    return false
  }
  let response: HttpResponse
  try {
    response = send(context, request)
  } catch (error) {
    rethrowUnless(error, SocketError)
    context.errors.push(
      `Something went wrong while sending the request. Error returned: ${error.message}`,
    )
    return false
  }
  return judge(context, response)
}

/** Whether the setting allows requests to any address; otherwise the node's error says so. */
export function mayCallArbitraryUrls(context: ModuleContext): boolean {
  if (!isEmpty(context.setting(URL_SETTING))) return true
  context.errors.push(`\`${URL_SETTING}\` is turned off`)
  return false
}

/** Headers MISP puts on each request; the commit in its `User-Agent` differs from server to server. */
export function defaultHeaders(compat: Compat): Readonly<Record<string, string>> {
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': `MISP ${compat.version}`,
  }
}

/** Headers of a text with one header a line; lines without a colon are ignored. */
export function readHeaders(text: PhpValue): Readonly<Record<string, string>> {
  if (isPhpArray(text)) return {}
  const headers: [string, string][] = []
  for (const line of toPhpString(text).split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
  }
  return Object.fromEntries(headers)
}

function send(context: ModuleContext, request: WebhookRequest): HttpResponse {
  const method = toPhpString(request.method)
  if (!METHODS.includes(method)) {
    throw new PhpError('Error', 'Call to a member function isOk() on null')
  }
  const isForm = request.contentType === 'form'
  return sendRequest(context.session, {
    method: method.toUpperCase(),
    url: toPhpString(request.url),
    headers: {
      ...defaultHeaders(context.compat),
      ...request.headers,
      ...(isForm ? { 'Content-Type': 'application/x-www-form-urlencoded' } : {}),
    },
    body: isForm ? formBody(request.data) : jsonBody(request.data),
  })
}

function formBody(data: PhpValue): HttpBody {
  return isPhpArray(data)
    ? { kind: 'form', fields: data }
    : { kind: 'text', text: toPhpString(data) }
}

/** A text that is JSON is sent as that JSON, any other text as a JSON string. */
function jsonBody(data: PhpValue): HttpBody {
  if (typeof data !== 'string') return { kind: 'json', value: data }
  try {
    const parsed: PhpArray | PhpValue = JSON.parse(data)
    return { kind: 'json', value: parsed }
  } catch {
    return { kind: 'json', value: data }
  }
}

function judge(context: ModuleContext, { status, body }: HttpResponse): boolean {
  if (status >= 200 && status < 300) return true
  context.errors.push(
    status === 401 || status === 403
      ? 'Authentication failed.'
      : `Something went wrong with the request or the remote side is having issues. Body returned: ${body}`,
  )
  return false
}
