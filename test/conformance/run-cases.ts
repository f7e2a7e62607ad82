import type { CaseKind } from './case-kind.ts'
import { deviations } from './deviations.ts'
import { kinds } from './registry.ts'
import type { RecordedCase } from './read-cases.ts'

/** How our engine compared with one recorded case. */
export type Verdict =
  | { readonly id: string; readonly outcome: 'passed' }
  | { readonly id: string; readonly outcome: 'failed'; readonly difference: string }
  /** Differs, and is listed with the reason why. */
  | { readonly id: string; readonly outcome: 'deviates'; readonly difference: string }
  /** No kind recognises the record, or something it needs is not on this machine. */
  | { readonly id: string; readonly outcome: 'skipped'; readonly reason: string }

/** Replays a case and compares. */
export function runCase(recorded: RecordedCase): Verdict {
  const { id, record } = recorded
  const kind = kinds.find((candidate) => candidate.recognises(record))
  const reason =
    kind === undefined
      ? `nothing here replays ${shapeOf(recorded)}`
      : kind.whyNotHere?.(record, recorded.context)
  if (kind === undefined || reason !== undefined) {
    return { id, outcome: 'skipped', reason: reason ?? '' }
  }
  const difference = replay(kind, recorded)
  const isListed = Object.hasOwn(deviations, id)
  if (difference === undefined) {
    return isListed
      ? { id, outcome: 'failed', difference: 'passes, but is listed as a deviation' }
      : { id, outcome: 'passed' }
  }
  return { id, outcome: isListed ? 'deviates' : 'failed', difference }
}

function replay(kind: CaseKind, { record, context }: RecordedCase): string | undefined {
  try {
    return kind.run(record, context)
  } catch (error) {
    return error instanceof Error ? `threw ${error.name}: ${error.message}` : 'threw'
  }
}

function shapeOf({ record }: RecordedCase): string {
  return typeof record['op'] === 'string'
    ? `op ${record['op']}`
    : `keys ${Object.keys(record).slice(0, 6).join(', ')}`
}
