import type { NodeModule } from '../module.ts'

/** Posts the roaming data to a Microsoft Teams incoming webhook. */
export const msTeamsWebhook: NodeModule = {
  declaration: {
    id: 'ms-teams-webhook',
    type: 'action',
    name: 'MS Teams Webhook',
    version: '0.5',
    description: 'Posts the roaming data to a Microsoft Teams incoming webhook.',
    icon: 'comments',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: false,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'url',
        label: 'MS Teams Webhook URL',
        type: 'input',
        placeholder: 'https://example.com/test',
      },
      {
        id: 'content_type',
        label: 'Content type',
        type: 'select',
        options: [['form', 'application/x-www-form-urlencoded']],
        default: 'form',
      },
      {
        id: 'data_extraction_path',
        label: 'Data extraction path',
        type: 'hashpath',
        default: '',
        placeholder: 'Attribute.{n}.AttributeTag.{n}.Tag.name',
      },
    ],
  },
  run: (context) => RUN,
}
