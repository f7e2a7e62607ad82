import { sendMail } from '../../../effects/send-mail.ts'
import type { MispState } from '../../../effects/state.ts'
import { isPhpArray } from '../../../php/array.ts'
import { isEmpty } from '../../../php/empty.ts'
import { looseEquals } from '../../../php/loose-compare.ts'
import { getOffset } from '../../../php/offsets.ts'
import { toPhpString } from '../../../php/to-string.ts'
import type { PhpMap, PhpValue } from '../../../php/value.ts'
import type { ModuleContext } from '../../../run/module-context.ts'

/** Users a recipient of a module's own stands for; undefined: not one of its own. */
export type OwnRecipients = (recipient: string) => readonly PhpMap[] | undefined

/** Sends the mail of a mail module to the users its recipients stand for. What becomes of the mail does not matter. */
export function sendTemplatedMail(context: ModuleContext, own: OwnRecipients): boolean {
  const recipients = recipientList(context.parameter('recipients'))
  const subject = toPhpString(context.parameter('mail_template_subject'))
  if (recipients.length === 0) {
    context.errors.push('No recipient set.')
    return false
  }
  if (isEmpty(subject)) {
    context.errors.push('The mail template is empty.')
    return false
  }
  const users = recipientUsers(context.session.state, recipients, own)
  if (users === undefined) return false
  sendMail(context.session, users, subject, toPhpString(context.parameter('mail_template_body')))
  return true
}

function recipientList(value: PhpValue): readonly string[] {
  if (isPhpArray(value)) return Object.values(value).map(toPhpString)
  return isEmpty(value) ? [] : [toPhpString(value)]
}

/** The users in their own order, each once; undefined when the recipients name nobody who could exist. */
function recipientUsers(
  state: MispState,
  recipients: readonly string[],
  own: OwnRecipients,
): readonly PhpMap[] | undefined {
  if (recipients.includes('All accounts')) return state.users
  const named = recipients.map((recipient) => usersOf(state, recipient, own))
  if (named.every((users) => users === 'dropped')) return undefined
  const chosen = new Set(named.flatMap((users) => (users === 'dropped' ? [] : users)))
  return state.users.filter((user) => chosen.has(user))
}

function usersOf(
  state: MispState,
  recipient: string,
  own: OwnRecipients,
): readonly PhpMap[] | 'dropped' {
  const special = own(recipient)
  if (special !== undefined) return special.length === 0 ? 'dropped' : special
  if (recipient === 'All admins') return usersWithRole(state, 'perm_site_admin')
  return state.users.filter(({ email }) => email === recipient)
}

/** Users whose role has a permission. */
export function usersWithRole(state: MispState, permission: string): readonly PhpMap[] {
  const roles = state.roles.filter((role) => !isEmpty(role[permission]))
  return state.users.filter((user) =>
    roles.some((role) => looseEquals(getOffset(role, 'id'), getOffset(user, 'role_id'))),
  )
}
