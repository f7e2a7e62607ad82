import { getOffset } from '@/engine/php/offsets'
import type { JobRow, Mail, Outbox, OutgoingRequest, ZmqMessage } from '@/engine/effects/state'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { OutgoingRow } from './protocol'
import { cut, shortText } from './text-of'

interface Outgoing extends Omit<OutgoingRow, 'index'> {
  /** All of it, to be shown on demand. */
  readonly value: PhpValue
}

/** What left the simulated MISP, kind by kind: requests, mails, ZeroMQ messages, toasts, background jobs. */
export function outgoingOf({ requests, mails, zmq, toasts, jobs }: Outbox): readonly Outgoing[] {
  return [
    ...requests.map(ofRequest),
    ...mails.map(ofMail),
    ...zmq.map(ofZmq),
    ...toasts.map(ofToast),
    ...jobs.map(ofJob),
  ]
}

function ofRequest(request: OutgoingRequest): Outgoing {
  const { sink, method, url, headers, body, status, answer } = request
  return {
    kind: 'request',
    title: cut(`${method} ${url}`, 500),
    detail: status === undefined ? 'no answer' : `answered ${status}`,
    value: {
      sink,
      method,
      url,
      headers,
      body,
      ...(status === undefined ? {} : { status }),
      ...(answer === undefined ? {} : { answer }),
    },
  }
}

function ofMail({ to, subject, body }: Mail): Outgoing {
  return {
    kind: 'mail',
    title: cut(subject, 500),
    detail: `to ${to}`,
    value: { to, subject, body },
  }
}

function ofZmq({ topic, body }: ZmqMessage): Outgoing {
  return { kind: 'zmq', title: topic, detail: shortText(body, 120), value: { topic, body } }
}

function ofToast(toast: PhpMap): Outgoing {
  const header = getOffset(toast, 'toast_header')
  return { kind: 'toast', title: shortText(header), detail: '', value: toast }
}

function ofJob({ type, input, status, message }: JobRow): Outgoing {
  return {
    kind: 'job',
    title: `${type}: ${input}`,
    detail: message,
    value: { type, input, status, message },
  }
}
