import type { Reply } from './worker-queue'

/** Why a call to a worker was not answered; empty when it was. */
export function complaintOf(reply: Reply<unknown>): string {
  switch (reply.state) {
    case 'done':
      return ''
    case 'failed':
      return reply.message
    case 'stopped':
      return reply.by === 'user' ? 'It was stopped.' : 'It took too long and was stopped.'
    case 'superseded':
      return 'Something newer took its place.'
  }
}
