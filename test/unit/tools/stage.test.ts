import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runStage } from '../../tools/stage.ts'
import { readClosingLine, readVitestReport } from '../../tools/tally.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const node = (script: string): [string, ...string[]] => [process.execPath, '-e', script]

describe('runStage', () => {
  it('counts a command by its exit code', async () => {
    const good = await runStage({ name: 'good', command: node('') })
    expect(good.tally).toEqual({ passed: 1, failed: 0, remarks: [] })
    const bad = await runStage({ name: 'bad', command: node('process.exit(3)') })
    expect(bad.tally).toEqual({ passed: 0, failed: 1, remarks: [] })
  })

  it('fails a command that does not exist', async () => {
    const { tally } = await runStage({ name: 'none', command: ['no-such-command-here'] })
    expect(tally.failed).toBe(1)
    expect(tally.remarks.join()).toContain('no-such-command-here did not start')
  })

  it('ends a command that takes too long', async () => {
    const command = node('setTimeout(() => {}, 60_000)')
    const { tally, seconds } = await runStage({ name: 'slow', command, limit: 0.005 })
    expect(tally.failed).toBe(1)
    expect(tally.remarks.join()).toContain('ended after')
    expect(seconds).toBeLessThan(30)
  })

  it('reads the report that the command writes', async () => {
    const file = join(folder, 'written.json')
    const report = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 }
    const script = `fs.writeFileSync(process.env.FILE, process.env.REPORT); process.exit(1)`
    const { tally } = await runStage({
      name: 'runner',
      command: node(script),
      environment: { FILE: file, REPORT: JSON.stringify(report) },
      report: { file, read: readVitestReport },
    })
    expect(tally).toEqual({ passed: 7, failed: 1, remarks: [] })
  })

  it('reads the closing line of a long output', async () => {
    const script = `console.log('x\\n'.repeat(10_000)); console.log('5 passed, 2 failed')`
    const report = { read: readClosingLine }
    let shown = ''
    const { tally } = await runStage({ name: 'cases', command: node(script), report }, (text) => {
      shown += text
    })
    expect(shown.length).toBeGreaterThan(20_000)
    expect(tally).toEqual({ passed: 5, failed: 2, remarks: [] })
  })

  it('does not take the report of an earlier run for its own', async () => {
    const file = join(folder, 'old.json')
    writeFileSync(file, '{}')
    const report = { file, read: () => ({ passed: 9, failed: 0, remarks: [] }) }
    const { tally } = await runStage({ name: 'silent', command: node(''), report })
    expect(tally).toEqual({ passed: 0, failed: 1, remarks: ['it wrote no report'] })
  })
})
