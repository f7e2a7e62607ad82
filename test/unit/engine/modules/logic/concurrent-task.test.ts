import { describe, expect, it } from 'vitest'
import { concurrentTask } from '@/engine/modules/logic/concurrent-task.ts'
import { tryModule } from '../try-module.ts'

describe('concurrent-task', () => {
  it('queues a job that starts at the node the walker names, with the data as they are', () => {
    const event = { info: 'x' }
    const { session, stored, success } = tryModule(concurrentTask, {
      data: { Event: event, __node_id_to_exec: 7 },
    })
    expect(success).toBe(true)
    expect(stored).toEqual({ Event: event })
    expect(session.jobs).toEqual([
      { kind: 'branch', workflowId: '1', startNode: 7, data: { Event: event }, parent: 0 },
    ])
  })
})
