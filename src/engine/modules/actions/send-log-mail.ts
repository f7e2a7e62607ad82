import type { NodeModule } from '../module.ts'

/** Variant of Send Mail for the log trigger; additionally knows the recipient group "Org admins". */
export const sendLogMail: NodeModule = {
  declaration: {
    id: 'send-log-mail',
    type: 'action',
    name: 'Send Log Mail',
    version: '0.1',
    description:
      'Variant of Send Mail for the log trigger; additionally knows the recipient group "Org admins".',
    icon: 'envelope',
    blocking: false,
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
      {
        id: 'mail_template_subject',
        label: 'Mail template subject',
        type: 'textarea',
        placeholder: 'Jinja2 template',
        jinja: true,
      },
      {
        id: 'mail_template_body',
        label: 'Mail template body',
        type: 'textarea',
        placeholder: 'Jinja2 template',
        jinja: true,
      },
    ],
  },
  run: (context) => RUN,
}
