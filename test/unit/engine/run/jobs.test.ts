import { describe, expect, it } from 'vitest'
import { runJobs } from '@/engine/run/jobs.ts'
import { DEFAULT_LIMITS } from '@/engine/run/limits.ts'
import type { Job } from '@/engine/run/session.ts'
import { misp, sessionOn } from '../effects/misp.ts'

const branch: Job = { kind: 'branch', workflowId: '404', startNode: 2, data: {}, parent: 0 }
const orphans: readonly Job[] = [
  branch,
  { kind: 'trigger', call: { triggerId: 'event-publish', data: {} }, parent: 0 },
]

describe('a background job whose workflow is gone', () => {
  it.each(orphans)('does nothing: $kind', (job) => {
    const session = sessionOn(misp())
    session.jobs.push(job)
    expect([...runJobs(session)]).toEqual([])
    expect(session.executions).toEqual([])
    expect(session.state.outbox.jobs).toEqual([])
  })

  it('is not recorded as endless either', () => {
    const session = sessionOn(misp())
    session.jobs.push(...Array.from({ length: DEFAULT_LIMITS.jobs + 1 }, () => branch))
    expect([...runJobs(session)]).toEqual([])
    expect(session.executions).toEqual([])
  })
})
