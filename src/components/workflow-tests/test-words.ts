import type { TestResult } from '@/storage/records'
import type { TestSummary } from '@/storage/workflow-tests'
import { listed } from '@/components/text/quantities'
import type { Status } from '@/components/icon/icons'

/** How a test went, as a word, and the status whose colour and icon go with it. */
const words: Readonly<
  Record<TestResult['state'], { readonly status: Status; readonly name: string }>
> = {
  passed: { status: 'success', name: 'Passed' },
  failed: { status: 'failure', name: 'Failed' },
  broken: { status: 'warning', name: 'Could not be run' },
}

/** The words of a result; of none that the test was not run yet. */
export function resultWords(result: TestResult | null): {
  readonly status: Status
  readonly name: string
} {
  return result === null ? { status: 'info', name: 'Not run yet' } : words[result.state]
}

/** What a test expects, in a few words: `Expects blocked with the same effects and nodes`. */
export function expectationWords({
  outcome,
  compared,
}: Pick<TestSummary, 'outcome' | 'compared'>): string {
  const same = [
    ...(compared.effects ? ['effects'] : []),
    ...(compared.executed ? ['nodes'] : []),
    ...(compared.outcomeText ? ['text'] : []),
  ]
  return `Expects ${outcome}${same.length === 0 ? '' : ` with the same ${listed(same)}`}`
}

/** How many tests went how, in the order in which it matters; only what there is. */
export function resultCounts(
  results: readonly (TestResult | null)[],
): readonly { readonly status: Status; readonly text: string }[] {
  const count = (state: TestResult['state'] | null) =>
    results.filter((result) => (result?.state ?? null) === state).length
  return (
    [
      ['failure', count('failed'), 'failed'],
      ['warning', count('broken'), 'could not be run'],
      ['success', count('passed'), 'passed'],
      ['info', count(null), 'not run yet'],
    ] as const
  ).flatMap(([status, number, text]) =>
    number === 0 ? [] : [{ status, text: `${number} ${text}` }],
  )
}
