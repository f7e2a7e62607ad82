import type { PhpMap } from '@/engine/php/value.ts'
import { compareRows } from './compare-rows.ts'
import { mapsAt, textAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import { restCallOf } from './rest-call.ts'
import type { VolatileValues } from './volatile.ts'

const BRANCH = 'workflowParallelTask'

/**
 * Compares the background jobs that carry out workflows: type, input, status and closing message, in any order. Jobs of
 * triggers count where a REST call fired one; of a workflow that set off its own trigger the recorder kept no more.
 */
export function compareJobs(
  record: PhpMap,
  { before, after }: Replay,
  volatile: VolatileValues,
): string | undefined {
  const types = restCallOf(record) === undefined ? [BRANCH] : [BRANCH, 'executeWorkflowForTrigger']
  const isComparable = (job: PhpMap): boolean => types.includes(textAt(job, 'type'))
  const wanted = mapsAt(record, 'jobs')
    .filter(isComparable)
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
