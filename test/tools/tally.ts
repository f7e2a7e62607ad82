/** How many checks passed and failed. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  /** What else is worth telling, in words: skipped and flaky tests. */
  readonly remarks: readonly string[]
}

/** A report of a test runner that is not what its runner writes. */
export class UnreadableReport extends Error {
  override readonly name = 'UnreadableReport'
}

/** The tally of a command that is one check: it passed when it exited with 0. */
export function tallyOfExit(exitCode: number): Tally {
  return exitCode === 0
    ? { passed: 1, failed: 0, remarks: [] }
    : { passed: 0, failed: 1, remarks: [] }
}

/**
 * The tally of a test runner. Nothing can be silently skipped: a runner that executed no test, or
 * that failed without a failed test (a file that does not load, an error outside of tests), counts
 * as one failure.
 */
export function tallyOfRunner(exitCode: number, report: Tally): Tally {
  if (report.failed === 0 && exitCode !== 0) {
    return {
      ...report,
      failed: 1,
      remarks: [...report.remarks, `the command failed outside of its tests (exit ${exitCode})`],
    }
  }
  if (report.failed === 0 && report.passed === 0) {
    return { ...report, failed: 1, remarks: [...report.remarks, 'no test was executed'] }
  }
  return report
}

/**
 * Reads the report of Vitest's `json` reporter.
 * @throws UnreadableReport
 */
export function readVitestReport(text: string): Tally {
  const report = parseObject(text)
  const skipped = count(report, 'numPendingTests') + count(report, 'numTodoTests')
  return {
    passed: count(report, 'numPassedTests'),
    // A file that does not load has failed without a test having run.
    failed: count(report, 'numFailedTests') + filesWithoutTests(report['testResults']),
    remarks: skipped > 0 ? [`${String(skipped)} skipped`] : [],
  }
}

/**
 * Reads the report of Playwright's `json` reporter. A test that passed on a later try has passed,
 * and is named flaky.
 * @throws UnreadableReport
 */
export function readPlaywrightReport(text: string): Tally {
  const report = parseObject(text)
  const stats = report['stats']
  if (!isObject(stats)) throw new UnreadableReport('the report has no "stats"')
  const flaky = count(stats, 'flaky')
  const skipped = count(stats, 'skipped')
  const errors = Array.isArray(report['errors']) ? report['errors'].length : 0
  return {
    passed: count(stats, 'expected') + flaky,
    failed: count(stats, 'unexpected') + errors,
    remarks: [
      ...(flaky > 0 ? [`${String(flaky)} flaky`] : []),
      ...(skipped > 0 ? [`${String(skipped)} skipped`] : []),
    ],
  }
}

/**
 * Reads output that ends with the line `N passed, M failed`.
 * @throws UnreadableReport
 */
export function readClosingLine(output: string): Tally {
  const [, passed, failed] = /(?:^|\n)(\d+) passed, (\d+) failed\s*$/.exec(output) ?? []
  if (passed === undefined || failed === undefined) {
    throw new UnreadableReport('it did not end with "N passed, M failed"')
  }
  return { passed: Number(passed), failed: Number(failed), remarks: [] }
}

/** The tallies of all stages together. */
export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, tally) => total + tally.passed, 0),
    failed: tallies.reduce((total, tally) => total + tally.failed, 0),
    remarks: tallies.flatMap((tally) => tally.remarks),
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new UnreadableReport('the report is not JSON', { cause: error })
  }
  if (!isObject(value)) throw new UnreadableReport('the report is not an object')
  return value
}

function count(report: Record<string, unknown>, key: string): number {
  const value = report[key]
  if (typeof value !== 'number') throw new UnreadableReport(`the report has no number "${key}"`)
  return value
}

function filesWithoutTests(files: unknown): number {
  if (!Array.isArray(files)) return 0
  return files.filter(
    (file: unknown) =>
      isObject(file) &&
      file['status'] === 'failed' &&
      Array.isArray(file['assertionResults']) &&
      file['assertionResults'].length === 0,
  ).length
}
