import type { NodeModule } from '../module.ts'

/** Queues an on-screen notification for the user whose action started the workflow. */
export const notifyUserToast: NodeModule = {
  declaration: {
    id: 'notify-user-toast',
    type: 'action',
    name: 'Notify User Toast',
    version: '0.1',
    description: 'Queues an on-screen notification for the user whose action started the workflow.',
    icon: 'bell',
    blocking: false,
    versions: ['2.5.19', '2026'],
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: false,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'variant',
        label: 'Variant',
        type: 'select',
        options: [
          ['danger', 'danger'],
          ['warning', 'warning'],
          ['info', 'info'],
        ],
        default: 'info',
      },
      {
        id: 'toast_header',
        label: 'Toast Header',
        type: 'textarea',
        placeholder: 'Jinja2 template',
        jinja: true,
      },
      {
        id: 'toast_body',
        label: 'Toast Body',
        type: 'textarea',
        placeholder: 'Jinja2 template',
        jinja: true,
      },
    ],
  },
  run: (context) => RUN,
}
