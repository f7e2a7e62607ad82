import type { NodeModule } from '../module.ts'

/** Sends a Jinja2 rendered message to a Telegram chat through a bot. */
export const telegramSendAlert: NodeModule = {
  declaration: {
    id: 'telegram-send-alert',
    type: 'action',
    name: 'Telegram Send Alert',
    version: '0.1',
    description: 'Sends a Jinja2 rendered message to a Telegram chat through a bot.',
    icon: 'paper-plane',
    blocking: false,
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
  },
  run: (context) => RUN,
}
