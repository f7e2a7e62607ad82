import { describe, expect, it } from 'vitest'
import { blueprintActionModule } from '@/engine/modules/actions/blueprint-action-module.ts'
import { notifyUserToast } from '@/engine/modules/actions/notify-user-toast.ts'
import { pushZmq } from '@/engine/modules/actions/push-zmq.ts'
import { sendReportToCtiInfoExtractor } from '@/engine/modules/actions/send-report-to-cti-info-extractor.ts'
import { stopExecution } from '@/engine/modules/actions/stop-execution.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule } from '../try-module.ts'

const data = { Event: { id: '3', info: 'Sample' } }

describe('stop-execution', () => {
  it('fails with its message, rendered; with the default one for nothing', () => {
    const messageOf = (message: string | null) =>
      tryModule(stopExecution, { data, parameters: { message } }).errors
    expect(messageOf('No {{ Event.info }}')).toEqual(['No Sample'])
    expect(messageOf('{{ nothing }}')).toEqual(['Execution stopped'])
    expect(messageOf('0')).toEqual(['Execution stopped'])
    expect(messageOf(null)).toEqual(['Execution stopped'])
    expect(tryModule(stopExecution).success).toBe(false)
    expect(stopExecution.declaration.blocking).toBe(true)
  })
})

describe('push-zmq', () => {
  it('publishes all data or what the path finds', () => {
    const pushed = (path: string) =>
      tryModule(pushZmq, { data, parameters: { data_extraction_path: path } }).session.state.outbox
        .zmq
    expect(pushed('')).toEqual([{ topic: 'misp_json_workflow', body: data }])
    expect(pushed('Event.info')).toEqual([{ topic: 'misp_json_workflow', body: ['Sample'] }])
    expect(pushed('Event.{n}.x')).toEqual([{ topic: 'misp_json_workflow', body: [] }])
  })
})

describe('notify-user-toast', () => {
  const toast = (parameters: Record<string, string>, state = misp()) =>
    tryModule(notifyUserToast, { data, state, parameters })

  it('is kept for the user whose request it was', () => {
    const { session, success } = toast({ toast_header: '{{ Event.info }}', variant: 'danger' })
    expect(success).toBe(true)
    expect(session.state.outbox.toasts).toEqual([
      {
        user_id: '1',
        message: '[notify-user-toast] Sample',
        element: 'parametrized_flash',
        params: {
          toast_header: '[notify-user-toast] Sample',
          toast_body: '',
          variant: 'danger',
        },
      },
    ])
  })

  it('needs a text and a user who can see it', () => {
    expect(toast({}).errors).toEqual(['The toast text is empty.'])
    const disabled = misp({ users: [{ id: '1', email: 'a@b', disabled: true }] })
    expect(toast({ toast_body: 'x' }, disabled).success).toBe(false)
    expect(toast({ toast_body: 'x' }, misp({ users: [] })).success).toBe(false)
  })
})

describe('modules that do nothing', () => {
  it('send-report-to-cti-info-extractor never finds a report', () => {
    const result = tryModule(sendReportToCtiInfoExtractor, { data })
    expect(result.success).toBe(true)
    expect(result.session.effects).toEqual([])
  })

  it('blueprint-action-module fails without stopping anything', () => {
    const result = tryModule(blueprintActionModule, { data })
    expect(result).toMatchObject({ success: false, errors: ['Execution stopped'] })
    expect(blueprintActionModule.declaration.blocking).toBe(false)
  })
})
