import { type HttpResponse, sendRequest, SocketError } from '../../effects/send-request.ts'
import { MispException } from '../../php/errors.ts'
import { toPhpString } from '../../php/to-string.ts'
import { rethrowUnless } from '../../rethrow-unless.ts'
import { defaultHeaders } from './shared/webhook-request.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'telegram-send-alert',
  type: 'action',
  name: 'Telegram Send Alert',
  version: '0.1',
  description: 'Sends a Jinja2 rendered message to a Telegram chat through a bot.',
  icon: 'paper-plane',
  blocking: false,
  simulated: 'The request is only recorded and answered by the simulated MISP.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    { id: 'bot_token', label: 'Telegram Bot Token', type: 'input', placeholder: 'bot123:ABC' },
    { id: 'chat_id', label: 'Telegram Chat id', type: 'input', placeholder: '123' },
    {
      id: 'message_body_template',
      label: 'Message Body Template',
      type: 'textarea',
      placeholder: 'Jinja2 template',
      jinja: true,
    },
  ],
}

/** Sends a Jinja2 rendered message to a Telegram chat through a bot. */
export const telegramSendAlert: NodeModule = {
  declaration,
  run: (context) => {
    const token = toPhpString(context.parameter('bot_token'))
    let response: HttpResponse
    try {
      response = sendRequest(context.session, {
        method: 'POST',
        url: `https://api.telegram.org/bot${token}/sendMessage`,
        headers: defaultHeaders(context.compat),
        body: {
          kind: 'json',
          value: {
            chat_id: context.parameter('chat_id'),
            text: context.parameter('message_body_template'),
            parse_mode: 'HTML',
          },
        },
      })
    } catch (error) {
      rethrowUnless(error, SocketError)
      // The module does not look after the connection: the engine sees the exception.
      throw new MispException(error.message, { cause: error })
    }
    if (response.status >= 200 && response.status < 300) return true
    context.errors.push(
      response.status === 401
        ? 'Authentication failed'
        : `Something went wrong with the request: ${response.body}`,
    )
    return false
  },
}
