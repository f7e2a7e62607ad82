import { getOffset } from '@/engine/php/offsets.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { mapAt, textAt } from './json-value.ts'

/**
 * What is known of the REST call that made MISP fire a trigger. The call does more than the workflow, and only both
 * together were recorded.
 */
export interface RestCall {
  readonly path: string
  /** It asks enrichment modules: the trigger fires before each query. */
  readonly enriches: boolean
  /** It publishes the event. */
  readonly publishes: boolean
  /** It publishes in a job, and answers before that is done. */
  readonly inBackground: boolean
  readonly attachesTag: boolean
  /** What it saves was saved when the trigger fired. */
  readonly savesBefore: boolean
  /** It saves something of its own after the workflow: the database is not comparable. */
  readonly savesAfter: boolean
  /** A workflow stopped it before it saved, and what its transaction wrote (log rows too) was taken back. */
  readonly isRolledBack: boolean
}

/** The REST call of a case; undefined when the workflow was executed directly. */
export function restCallOf(record: PhpMap): RestCall | undefined {
  const path = textAt(record, 'execution')
  if (path === '' || path === 'executeWorkflow') return undefined
  const trigger = textAt(record, 'trigger')
  const isBefore = trigger.includes('-before-')
  const enriches = path.includes('nrich')
  const publishes = path.startsWith('POST /events/publish/')
  const isRefused = getOffset(mapAt(record, 'result'), 'httpStatus') !== 200
  return {
    path,
    enriches,
    publishes,
    inBackground: publishes && !path.endsWith('/disable_background_processing:1'),
    attachesTag: path.includes('attachTag'),
    savesBefore: !isBefore && !publishes,
    savesAfter: isBefore,
    isRolledBack: trigger.endsWith('-before-save') && isRefused,
  }
}
