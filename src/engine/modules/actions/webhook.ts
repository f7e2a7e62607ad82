import { isEmpty } from '../../php/empty.ts'
import { mayCallArbitraryUrls, readHeaders, sendWebhook } from './shared/webhook-request.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'webhook',
  type: 'action',
  name: 'Webhook',
  version: '0.7',
  description: 'Sends the roaming data or a custom payload to a URL.',
  icon: 'globe',
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
      label: 'URL',
      type: 'input',
      placeholder: 'https://example.com/test',
      jinja: true,
    },
    {
      id: 'content_type',
      label: 'Content type',
      type: 'select',
      options: [
        ['json', 'application/json'],
        ['form', 'application/x-www-form-urlencoded'],
      ],
      default: 'json',
    },
    {
      id: 'request_method',
      label: 'HTTP Request Method',
      type: 'select',
      options: [
        ['post', 'POST'],
        ['get', 'GET'],
        ['put', 'PUT'],
        ['delete', 'DELETE'],
      ],
      default: 'post',
    },
    {
      id: 'self_signed',
      label: 'Self-signed certificates',
      type: 'select',
      options: [
        ['deny', 'Deny self-signed certificates'],
        ['allow', 'Allow self-signed certificates'],
      ],
      default: 'deny',
    },
    {
      id: 'payload',
      label: 'Payload (empty: roaming data)',
      type: 'textarea',
      default: '',
      jinja: true,
    },
    {
      id: 'headers',
      label: 'Headers',
      type: 'textarea',
      placeholder: 'Authorization: foobar',
      jinja: true,
    },
  ],
}

/** Sends the roaming data or a custom payload to a URL. */
export const webhook: NodeModule = {
  declaration,
  run: (context) => {
    if (!mayCallArbitraryUrls(context)) return false
    const payload = context.parameter('payload')
    return sendWebhook(context, {
      url: context.parameter('url'),
      method: context.parameter('request_method'),
      contentType: context.parameter('content_type'),
      headers: readHeaders(context.parameter('headers')),
      data: isEmpty(payload) ? context.data() : payload,
    })
  },
}
