import { sendTemplatedMail } from './shared/templated-mail.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { mailBody, mailSubject } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'send-mail',
  type: 'action',
  name: 'Send Mail',
  version: '0.1',
  description: 'Sends an e-mail built from Jinja2 templates to MISP users.',
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
      optionSource: 'mail-recipients',
      default: ['All admins'],
      multiple: true,
    },
    mailSubject,
    mailBody,
  ],
}

/** Sends an e-mail built from Jinja2 templates to MISP users. */
export const sendMail: NodeModule = {
  declaration,
  run: (context) => sendTemplatedMail(context, () => undefined),
}
