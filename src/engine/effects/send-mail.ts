import type { PhpMap } from '../php/value.ts'
import type { EffectContext } from './context.ts'
import { withOutbox } from './outbox.ts'
import { writeLog } from './write-log.ts'
import { textOf, wholeNumberOf } from './text-of.ts'

/** Sends one mail to each user; MISP logs each of them as an action of that user. */
export function sendMail(
  context: EffectContext,
  users: readonly PhpMap[],
  subject: string,
  body: string,
): void {
  const addresses = users.map((user) => textOf(user['email']))
  context.record({ kind: 'send-mail', to: addresses, subject, body })
  for (const user of users) {
    const to = textOf(user['email'])
    // MISP's mailer ends every text with an empty line.
    const mails = [...context.state.outbox.mails, { to, subject, body: `${body}\n\n` }]
    context.update(withOutbox(context.state, { mails }))
    const title = `Email  to ${to} sent, titled "${subject}".`
    writeLog(context, { model: 'User', modelId: wholeNumberOf(user['id']), action: 'email', title })
  }
}
