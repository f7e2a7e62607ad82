import type { PhpMap, PhpValue } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import type { MispState, OutgoingRequest, Outbox } from './state.ts'

/** The state with more in its outbox. */
export function withOutbox(state: MispState, change: Partial<Outbox>): MispState {
  return { ...state, outbox: { ...state.outbox, ...change } }
}

/** Publishes a message on MISP's ZeroMQ feed. */
export function pushToZmq(context: EffectContext, topic: string, body: PhpValue): void {
  context.record({ kind: 'push-zmq', topic, body })
  const { zmq } = context.state.outbox
  context.update(withOutbox(context.state, { zmq: [...zmq, { topic, body }] }))
}

/** Shows a message to a user the next time they look at MISP. */
export function showToast(context: EffectContext, userId: string, toast: PhpMap): void {
  context.record({ kind: 'show-toast', userId, toast })
  const { toasts } = context.state.outbox
  context.update(withOutbox(context.state, { toasts: [...toasts, { user_id: userId, ...toast }] }))
}

/** Writes down what was sent to another system. */
export function noteRequest(context: EffectContext, request: OutgoingRequest): void {
  const { requests } = context.state.outbox
  context.update(withOutbox(context.state, { requests: [...requests, request] }))
}
