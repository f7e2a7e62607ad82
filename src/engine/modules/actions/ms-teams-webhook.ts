import { jsonEncode } from '../../php/json-encode.ts'
import { mayCallArbitraryUrls, sendWebhook } from './shared/webhook-request.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { extractionPath } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'ms-teams-webhook',
  type: 'action',
  name: 'MS Teams Webhook',
  version: '0.5',
  description: 'Posts the roaming data to a Microsoft Teams incoming webhook.',
  icon: 'comments',
  blocking: false,
  simulated: 'The request is only recorded and answered by the simulated MISP.',
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
    extractionPath,
  ],
}

/** Posts the roaming data to a Microsoft Teams incoming webhook. */
export const msTeamsWebhook: NodeModule = {
  declaration,
  // The module inherits the webhook's run but declares neither payload, headers nor method: the whole data go out.
  run: (context) =>
    mayCallArbitraryUrls(context) &&
    sendWebhook(context, {
      url: context.parameter('url'),
      method: 'post',
      contentType: context.parameter('content_type'),
      headers: {},
      data: { text: jsonEncode(context.data()) },
    }),
}
