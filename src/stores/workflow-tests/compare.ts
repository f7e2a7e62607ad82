import type { Expectation } from '@/storage/records'
import type { TestSummary } from '@/storage/workflow-tests'
import type { RunObservation } from '../../../workers/run/protocol'

/** What of a run a test compares besides the outcome. */
export type Compared = TestSummary['compared']

/** What a run has to give from now on: just what this one gave. */
export function expectationOf(run: RunObservation, compared: Compared): Expectation {
  return {
    outcome: run.outcome,
    outcomeText: compared.outcomeText ? run.outcomeText : null,
    executed: compared.executed
      ? run.nodes.filter(({ executed }) => executed).map(({ key }) => key)
      : null,
    effects: compared.effects ? run.effects : null,
  }
}

/** The same expectation with more or less compared: what was not compared until now is what a run gives. */
export function withCompared(
  expected: Expectation,
  compared: Compared,
  run: RunObservation,
): Expectation {
  const given = expectationOf(run, compared)
  return {
    outcome: expected.outcome,
    outcomeText: compared.outcomeText ? (expected.outcomeText ?? given.outcomeText) : null,
    executed: compared.executed ? (expected.executed ?? given.executed) : null,
    effects: compared.effects ? (expected.effects ?? given.effects) : null,
  }
}

/** What a test compares. */
export function comparedBy({ outcomeText, executed, effects }: Expectation): Compared {
  return {
    outcomeText: outcomeText !== null,
    executed: executed !== null,
    effects: effects !== null,
  }
}

/**
 * What is otherwise than expected, in sentences; none when the test passes. Neither the order of nodes nor that of
 * effects counts: it may change with every connection that is drawn anew.
 */
export function differencesOf(expected: Expectation, run: RunObservation): readonly string[] {
  return [
    ...(expected.outcome === run.outcome
      ? []
      : [`The outcome was ${run.outcome}, expected was ${expected.outcome}.`]),
    ...(expected.outcomeText === null || expected.outcomeText === run.outcomeText
      ? []
      : [`The text was “${run.outcomeText}”, expected was “${expected.outcomeText}”.`]),
    ...(expected.executed === null ? [] : nodeDifferences(expected.executed, run)),
    ...(expected.effects === null ? [] : effectDifferences(expected.effects, run.effects)),
  ]
}

function nodeDifferences(expected: readonly string[], { nodes }: RunObservation): string[] {
  const wanted = new Set(expected)
  const known = new Set(nodes.map(({ key }) => key))
  const gone = expected
    .filter((key) => !known.has(key))
    .map((key) => `Node ${key}, which had to be executed, is not in the workflow any more.`)
  const others = nodes
    .filter(({ key, executed }) => executed !== wanted.has(key))
    .map(({ name, executed }) =>
      executed
        ? `Node ${name} was executed, which was not expected.`
        : `Node ${name} was not executed.`,
    )
  return [...gone, ...others]
}

function effectDifferences(expected: readonly string[], given: readonly string[]): string[] {
  return [
    ...surplus(expected, given).map((line) => `Missing: ${line}`),
    ...surplus(given, expected).map((line) => `Not expected: ${line}`),
  ]
}

/** The lines that one list has more often than the other. */
function surplus(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}
