import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ChromiumNotFound, ensureChromium, thisMachine } from './tools/chromium.ts'
import { runStage, type Stage, type StageResult } from './tools/stage.ts'
import { readClosingLine, readPlaywrightReport, readVitestReport, sum } from './tools/tally.ts'

/**
 * `npm test`: every check in order, each one whatever the others came to. Shows all output as it
 * comes, and ends with one line that counts over all of them.
 *
 * `npm test -- unit build` runs the named stages alone.
 */

const reports = mkdtempSync(join(tmpdir(), 'workflow-playground-'))

const reporters = (file: string): string[] => [
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${file}`,
]

const vitest = (project: string): Stage => {
  const file = join(reports, `${project}.json`)
  return {
    name: project,
    command: ['vitest', 'run', `--project=${project}`, ...reporters(file)],
    report: { file, read: readVitestReport },
  }
}

const endToEndReport = join(reports, 'end-to-end.json')

const stages: readonly Stage[] = [
  { name: 'lint', command: ['eslint', '.'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'unused', command: ['knip'] },
  { name: 'types', command: ['vue-tsc', '--noEmit'] },
  vitest('unit'),
  {
    name: 'conformance',
    command: ['tsx', 'test/conformance/cli.ts'],
    report: { read: readClosingLine },
  },
  vitest('browser'),
  { name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'budget', command: ['tsx', 'test/budget/cli.ts', '--built'] },
  {
    name: 'end-to-end',
    command: ['playwright', 'test', '--reporter=list,json'],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport },
    report: { file: endToEndReport, read: readPlaywrightReport },
  },
]

const inSeconds = (seconds: number): string => `${seconds.toFixed(1)} s`

/** The result of a stage in one line. */
function describe({ stage, tally, seconds }: StageResult): string {
  const mark = tally.failed === 0 ? '✔' : '✘'
  const remarks = tally.remarks.length > 0 ? ` (${tally.remarks.join('; ')})` : ''
  const counts = `${String(tally.passed)} passed, ${String(tally.failed)} failed${remarks}`
  return `${mark} ${stage.name.padEnd(12)} ${inSeconds(seconds).padStart(8)}   ${counts}`
}

/** The stages named on the command line, or all. */
function chosenStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    const known = stages.map((stage) => stage.name).join(', ')
    throw new RangeError(`There is no stage ${unknown.join(', ')}. Stages: ${known}.`)
  }
  return names.length === 0 ? stages : stages.filter((stage) => names.includes(stage.name))
}

/** Without a browser its stages fail by themselves, and everything else is still checked. */
function findBrowser(): void {
  try {
    const machine = thisMachine(() => chromium.executablePath())
    process.env['CHROMIUM_PATH'] = ensureChromium(machine)
    console.log(`Chromium: ${process.env['CHROMIUM_PATH']}`)
  } catch (error) {
    if (!(error instanceof ChromiumNotFound)) throw error
    console.error(error.message)
  }
}

async function main(): Promise<number> {
  const chosen = chosenStages(process.argv.slice(2))
  findBrowser()
  // What an earlier build left is not what is tested.
  if (chosen.some(({ name }) => name === 'build')) rmSync('dist', { recursive: true, force: true })
  const results: StageResult[] = []
  for (const stage of chosen) {
    console.log(`\n━━ ${stage.name} (${String(results.length + 1)} of ${String(chosen.length)})`)
    const result = await runStage(stage)
    results.push(result)
    console.log(describe(result))
  }
  rmSync(reports, { recursive: true, force: true })

  const total = sum(results.map((result) => result.tally))
  const seconds = results.reduce((all, result) => all + result.seconds, 0)
  console.log(`\n━━ all stages: ${inSeconds(seconds)}\n${results.map(describe).join('\n')}\n`)
  console.log(`${String(total.passed)} passed, ${String(total.failed)} failed`)
  return total.failed === 0 ? 0 : 1
}

process.exitCode = await main()
