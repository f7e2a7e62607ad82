import { describe, expect, it } from 'vitest'
import { sendLogMail } from '@/engine/modules/actions/send-log-mail.ts'
import { sendMail } from '@/engine/modules/actions/send-mail.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { logLines, misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'

const state = misp({
  roles: [
    { id: '1', perm_site_admin: true, perm_admin: true },
    { id: '2', perm_site_admin: false, perm_admin: true },
    { id: '3', perm_site_admin: false, perm_admin: false },
  ],
  users: [
    { id: '1', email: 'site@one.example', org_id: '1', role_id: '1' },
    { id: '2', email: 'admin@two.example', org_id: '2', role_id: '2' },
    { id: '3', email: 'user@two.example', org_id: '2', role_id: '3', disabled: true },
  ],
})

function send(parameters: PhpMap, module = sendMail, data: PhpMap = { Event: { info: 'Sample' } }) {
  const result = tryModule(module, {
    state,
    data,
    parameters: { mail_template_subject: 'About {{ Event.info }}', ...parameters },
  })
  return { ...result, to: result.session.state.outbox.mails.map(({ to }) => to) }
}

describe('send-mail', () => {
  it('writes to all site admins by default, from its templates', () => {
    const { session, success } = send({ mail_template_body: 'Body {{ Event.info }}' })
    expect(success).toBe(true)
    expect(session.state.outbox.mails).toEqual([
      { to: 'site@one.example', subject: 'About Sample', body: 'Body Sample\n\n' },
    ])
    expect(logLines(session)).toEqual([
      'User email: Email  to site@one.example sent, titled "About Sample".',
    ])
  })

  it('writes to addresses, to all accounts, and to nobody it does not know', () => {
    const mixed = ['user@two.example', 'All admins', 'nobody@example']
    expect(send({ recipients: mixed }).to).toEqual(['site@one.example', 'user@two.example'])
    expect(send({ recipients: 'admin@two.example' }).to).toEqual(['admin@two.example'])
    expect(send({ recipients: ['All accounts'] }).to).toHaveLength(3)
    expect(send({ recipients: ['nobody@example'] })).toMatchObject({ success: true, to: [] })
    expect(send({ recipients: ['Org admins'] }).to).toEqual([])
  })

  it('needs recipients and a subject; the body may be empty', () => {
    expect(send({ recipients: [] }).errors).toEqual(['No recipient set.'])
    expect(send({ recipients: '' }).errors).toEqual(['No recipient set.'])
    expect(send({ mail_template_subject: '{{ nothing }}' }).errors).toEqual([
      'The mail template is empty.',
    ])
  })
})

describe('send-log-mail', () => {
  it('also writes to the admins of the organisation whose user acted', () => {
    const data = { Log: { user_id: '3' } }
    const mail = send({ recipients: ['Org admins'], mail_template_subject: 'x' }, sendLogMail, data)
    expect(mail.to).toEqual(['admin@two.example'])
  })

  it('drops them where that user is unknown', () => {
    for (const user_id of ['0', '99']) {
      const alone = send({ recipients: ['Org admins'], mail_template_subject: 'x' }, sendLogMail, {
        Log: { user_id },
      })
      expect(alone).toMatchObject({ success: false, to: [], errors: [] })
    }
    const recipients = ['Org admins', 'All admins']
    expect(send({ recipients, mail_template_subject: 'x' }, sendLogMail, { Log: {} }).to).toEqual([
      'site@one.example',
    ])
  })
})
