import type { MispState, OutgoingRequest } from '@/engine/effects/state.ts'
import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import type { RenderedTemplate } from '@/engine/run/records.ts'
import { compareRows } from './compare-rows.ts'
import { mapsAt, textAt, textsAt, toPhpValue } from './json-value.ts'
import type { Replay } from './replay.ts'
import { restCallOf } from './rest-call.ts'
import type { VolatileValues } from './volatile.ts'

/**
 * Compares what left MISP, each kind in its order: requests of webhooks (method, path, headers, body), queries of
 * misp-modules (query, answer, status; not those of a REST call that enriches), mails (recipient, subject, body), ZeroMQ messages (topic, body), and the rendered
 * templates. How the kinds were mixed in time is not compared.
 */
export function compareOutbox(
  record: PhpMap,
  replay: Replay,
  volatile: VolatileValues,
  anyOrder: boolean,
): string | undefined {
  const { outbox } = replay.after
  const sent = mapsAt(record, 'requests')
  const from = (sink: string): readonly PhpMap[] =>
    sent.filter((request) => textAt(request, 'sink') === sink)
  // A call that enriches asks the modules itself, with a query of its own form.
  const asksItself = restCallOf(record)?.enriches === true
  const kinds: readonly (readonly [string, readonly PhpMap[], readonly PhpMap[]])[] = [
    ['webhook', from('webhook').map(webhookRow), ourWebhooks(outbox)],
    ...(asksItself
      ? []
      : [['misp-modules', from('misp-modules').map(queryRow), ourQueries(outbox)] as const]),
    ['mail', from('smtp').map(mailRow), outbox.mails.map(ourMailRow)],
    ['zmq', from('zmq').map(zmqRow), outbox.zmq.map(({ topic, body }) => ({ topic, body }))],
    ['template', mapsAt(record, 'jinja').map(templateRow), replay.templates.map(ourTemplateRow)],
  ]
  for (const [kind, expected, actual] of kinds) {
    const difference = compareRows(kind, expected, actual, volatile, anyOrder)
    if (difference !== undefined) return difference
  }
  return undefined
}

type Outbox = MispState['outbox']

function webhookRow(request: PhpMap): PhpMap {
  return {
    method: textAt(request, 'method'),
    path: textAt(request, 'path'),
    headers: getOffset(request, 'headers'),
    body: parsedBody(getOffset(request, 'body')),
  }
}

function ourWebhooks({ requests }: Outbox): readonly PhpMap[] {
  return ofSink(requests, 'webhook').map(({ method, url, headers, body }) => {
    const { pathname, search } = new URL(url)
    return { method, path: pathname + search, headers, body: parsedBody(body) }
  })
}

/** The recorder kept bodies that are JSON as values. */
function parsedBody(body: PhpValue): PhpValue {
  if (typeof body !== 'string') return body
  try {
    return toPhpValue(JSON.parse(body))
  } catch {
    return body
  }
}

function queryRow(request: PhpMap): PhpMap {
  return {
    query: getOffset(request, 'body'),
    answer: getOffset(request, 'response'),
    status: getOffset(request, 'status') ?? 200,
  }
}

function ourQueries({ requests }: Outbox): readonly PhpMap[] {
  return ofSink(requests, 'misp-modules').map(({ body, answer, status }) => ({
    query: body,
    answer: answer ?? null,
    status: status ?? 200,
  }))
}

function ofSink(
  requests: readonly OutgoingRequest[],
  sink: OutgoingRequest['sink'],
): readonly OutgoingRequest[] {
  return requests.filter((request) => request.sink === sink)
}

/** On their way mails get line ends and lose blanks. */
function mailRow(mail: PhpMap): PhpMap {
  return {
    to: textsAt(mail, 'to'),
    subject: textAt(mail, 'subject').trimEnd(),
    body: textAt(mail, 'body').trimEnd(),
  }
}

function ourMailRow({ to, subject, body }: Outbox['mails'][number]): PhpMap {
  return { to: [to], subject: subject.trimEnd(), body: body.trimEnd() }
}

function zmqRow(message: PhpMap): PhpMap {
  return { topic: getOffset(message, 'topic'), body: getOffset(message, 'body') }
}

function templateRow(template: PhpMap): PhpMap {
  return { template: getOffset(template, 'template'), rendered: getOffset(template, 'rendered') }
}

function ourTemplateRow({ template, text }: RenderedTemplate): PhpMap {
  return { template, rendered: text }
}
