import type { PhpMap } from '@/engine/php/value.ts'
import { compareRows } from './compare-rows.ts'
import { mapsAt, textAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import type { VolatileValues } from './volatile.ts'

/** Compares the background jobs that carry out workflows: type, input, status and closing message, in any order. */
export function compareJobs(
  record: PhpMap,
  { before, after }: Replay,
  volatile: VolatileValues,
): string | undefined {
  const wanted = mapsAt(record, 'jobs')
    .filter(isOfWorkflow)
    .map((job) => ({
      type: textAt(job, 'type'),
      input: textAt(job, 'input'),
      status: textAt(job, 'status'),
      message: textAt(job, 'message'),
    }))
  const ours = after.outbox.jobs
    .slice(before.outbox.jobs.length)
    .map((job) => ({ ...job, status: String(job.status) }))
  return compareRows('jobs', wanted, ours, volatile, true)
}

const JOB_TYPES = ['executeWorkflowForTrigger', 'workflowParallelTask']

function isOfWorkflow(job: PhpMap): boolean {
  return JOB_TYPES.includes(textAt(job, 'type'))
}
