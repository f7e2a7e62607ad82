import { expect, it } from 'vitest'
import type { HttpAnswerRule } from '@/engine/effects/state.ts'
import { telegramSendAlert } from '@/engine/modules/actions/telegram-send-alert.ts'
import { MispException } from '@/engine/php/errors.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'

function send(answer: HttpAnswerRule) {
  return tryModule(telegramSendAlert, {
    data: { Event: { info: 'Sample' } },
    parameters: { bot_token: '1:A', chat_id: '42', message_body_template: '{{ Event.info }}!' },
    // The setting that webhooks need is not asked for.
    state: misp({ settings: {}, httpAnswers: [answer] }),
  })
}

it('posts the rendered message to the bot', () => {
  const { session, success } = send({ urlPrefix: 'https://api.telegram.org/', status: 200 })
  expect(success).toBe(true)
  expect(session.state.outbox.requests[0]).toMatchObject({
    method: 'POST',
    url: 'https://api.telegram.org/bot1:A/sendMessage',
    body: { chat_id: '42', text: 'Sample!', parse_mode: 'HTML' },
  })
})

it('says why it failed; a connection that fails is the engine’s matter', () => {
  expect(send({ urlPrefix: '', status: 401 }).errors).toEqual(['Authentication failed'])
  expect(send({ urlPrefix: '', status: 400, body: 'bad' }).errors).toEqual([
    'Something went wrong with the request: bad',
  ])
  expect(() => send({ urlPrefix: '', error: 'curl error 6' })).toThrow(
    new MispException('curl error 6'),
  )
})
