import { get } from '../../hash-path/index.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset } from '../../php/offsets.ts'
import type { PhpMap } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { sendTemplatedMail, usersWithRole } from './shared/templated-mail.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { mailBody, mailSubject } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'send-log-mail',
  type: 'action',
  name: 'Send Log Mail',
  version: '0.1',
  description:
    'Variant of Send Mail for the log trigger; additionally knows the recipient group "Org admins".',
  icon: 'envelope',
  blocking: false,
  simulated: 'The mail goes into the mailbox of the simulated MISP; nothing is sent.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'recipients',
      label: 'Recipients',
      type: 'picker',
      optionSource: 'log-mail-recipients',
      default: ['All admins'],
      multiple: true,
    },
    mailSubject,
    mailBody,
  ],
}

/** Variant of Send Mail for the log trigger; additionally knows the recipient group "Org admins". */
export const sendLogMail: NodeModule = {
  declaration,
  run: (context) =>
    sendTemplatedMail(context, (recipient) =>
      recipient === 'Org admins' ? organisationAdmins(context) : undefined,
    ),
}

/** Admins of the organisation of the user whose action was logged; nobody when that user is unknown. */
function organisationAdmins(context: ModuleContext): readonly PhpMap[] {
  const { state } = context.session
  const id = get(context.data(), 'Log.user_id')
  const user = state.users.find((candidate) => looseEquals(getOffset(candidate, 'id'), id))
  if (isEmpty(id) || user === undefined) return []
  return usersWithRole(state, 'perm_admin').filter((admin) =>
    looseEquals(getOffset(admin, 'org_id'), getOffset(user, 'org_id')),
  )
}
