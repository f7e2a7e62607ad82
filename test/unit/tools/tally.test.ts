import { describe, expect, it } from 'vitest'
import {
  readClosingLine,
  readPlaywrightReport,
  readVitestReport,
  sum,
  tallyOfExit,
  tallyOfRunner,
  UnreadableReport,
} from '../../tools/tally.ts'

const vitestReport = (changes: object = {}): string =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
    ...changes,
  })

const playwrightReport = (stats: object = {}, errors: unknown[] = []): string =>
  JSON.stringify({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors })

describe('readVitestReport', () => {
  it('counts passed, failed and skipped tests', () => {
    const report = vitestReport({ numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 })
    expect(readVitestReport(report)).toEqual({ passed: 3, failed: 2, remarks: ['2 skipped'] })
  })

  it('counts a file that does not load as a failure', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }]
    expect(readVitestReport(vitestReport({ testResults })).failed).toBe(1)
  })
})

describe('readPlaywrightReport', () => {
  it('counts a flaky test as passed and names it', () => {
    const report = playwrightReport({ unexpected: 1, flaky: 2, skipped: 4 })
    expect(readPlaywrightReport(report)).toEqual({
      passed: 5,
      failed: 1,
      remarks: ['2 flaky', '4 skipped'],
    })
  })

  it('counts errors outside of tests as failures', () => {
    expect(readPlaywrightReport(playwrightReport({}, [{ message: 'no dist' }])).failed).toBe(1)
  })
})

describe.each([
  ['readVitestReport', readVitestReport],
  ['readPlaywrightReport', readPlaywrightReport],
])('%s', (_, read) => {
  it.each(['', 'null', '[]', '{}', '{"stats":{}}', '{"numPassedTests":"3"}'])(
    'refuses what is no report: %s',
    (text) => {
      expect(() => read(text)).toThrow(UnreadableReport)
    },
  )
})

describe('readClosingLine', () => {
  it('reads the last line', () => {
    const output = 'first file\n9 passed, 9 failed\nsecond file\n12 passed, 3 failed\n'
    expect(readClosingLine(output)).toEqual({ passed: 12, failed: 3, remarks: [] })
  })

  it.each(['', '12 passed', '1 passed, 0 failed\nTypeError: late', 'about 1 passed, 0 failed'])(
    'refuses output that does not end with it: %s',
    (output) => {
      expect(() => readClosingLine(output)).toThrow(UnreadableReport)
    },
  )
})

describe('tallyOfRunner', () => {
  const report = { passed: 3, failed: 0, remarks: [] }

  it('is the report of a runner that ended well', () => {
    expect(tallyOfRunner(0, report)).toEqual(report)
  })

  it('fails a runner that failed without a failed test', () => {
    expect(tallyOfRunner(1, report)).toMatchObject({ passed: 3, failed: 1 })
  })

  it('does not count a failure twice', () => {
    expect(tallyOfRunner(1, { ...report, failed: 2 }).failed).toBe(2)
  })

  it('fails a runner that executed nothing', () => {
    const tally = tallyOfRunner(0, { passed: 0, failed: 0, remarks: ['9 skipped'] })
    expect(tally).toEqual({ passed: 0, failed: 1, remarks: ['9 skipped', 'no test was executed'] })
  })
})

describe('sum', () => {
  it('adds up', () => {
    const tallies = [tallyOfExit(0), tallyOfExit(1), { passed: 5, failed: 2, remarks: ['slow'] }]
    expect(sum(tallies)).toEqual({ passed: 6, failed: 3, remarks: ['slow'] })
    expect(sum([])).toEqual({ passed: 0, failed: 0, remarks: [] })
  })
})
