import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { type Tally, tallyOfExit, tallyOfRunner, UnreadableReport } from './tally.ts'

/** One part of `npm test`. */
export interface Stage {
  readonly name: string
  /** The command and its arguments; commands of installed packages are found as npm finds them. */
  readonly command: readonly [string, ...string[]]
  readonly environment?: Readonly<Record<string, string>>
  /** How the command says what passed and failed; without it the command counts as one check. */
  readonly report?: Report
  /** After this the stage is ended and has failed; in minutes. */
  readonly limit?: number
}

/** What a command that runs many checks writes: a file, or its output without `file`. */
export interface Report {
  readonly file?: string
  /** Throws UnreadableReport. */
  read(text: string): Tally
}

/** What a stage came to. */
export interface StageResult {
  readonly stage: Stage
  readonly tally: Tally
  readonly seconds: number
}

const defaultLimit = 15

/** How much of a command's output is kept to find its closing line, in characters. */
const keptOutput = 10_000

/** Runs a stage with its output shown as it comes. Never throws: what goes wrong is a failure. */
export async function runStage(
  stage: Stage,
  show: (text: string) => void = (text) => process.stdout.write(text),
): Promise<StageResult> {
  const start = performance.now()
  if (stage.report?.file !== undefined) rmSync(stage.report.file, { force: true })
  const end = await run(stage, show)
  return { stage, tally: tally(stage, end), seconds: (performance.now() - start) / 1000 }
}

interface End {
  readonly exitCode: number
  /** The end of what it wrote, where its report is its output. */
  readonly output: string
  /** Why it ended, when not by itself. */
  readonly reason?: string
}

function tally({ report }: Stage, end: End): Tally {
  const counted = report === undefined ? tallyOfExit(end.exitCode) : readReport(report, end)
  return end.reason === undefined
    ? counted
    : { ...counted, remarks: [...counted.remarks, end.reason] }
}

function readReport({ file, read }: Report, { exitCode, output }: End): Tally {
  try {
    return tallyOfRunner(exitCode, read(file === undefined ? output : readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof UnreadableReport ? error.message : 'it wrote no report'
    return { passed: 0, failed: 1, remarks: [reason] }
  }
}

/** Starts the stage's command as the head of a process group, so that a hanging one ends wholly. */
function run(stage: Stage, show: (text: string) => void): Promise<End> {
  const [command, ...args] = stage.command
  const readsOutput = stage.report !== undefined && stage.report.file === undefined
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', readsOutput ? 'pipe' : 'inherit', 'inherit'],
      env: { ...process.env, ...stage.environment },
      detached: true,
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      show(text)
      output = (output + text).slice(-keptOutput)
    })
    const endGroup = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }
    const minutes = stage.limit ?? defaultLimit
    let reason: string | undefined
    const timer = setTimeout(() => {
      reason = `ended after ${String(minutes)} minutes`
      endGroup()
    }, minutes * 60_000)
    const interrupted = (): void => {
      endGroup()
      process.exit(130)
    }
    process.once('SIGINT', interrupted)
    process.once('SIGTERM', interrupted)
    const settle = (exitCode: number, why: string | undefined): void => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', interrupted)
      resolve({ exitCode, output, ...(why === undefined ? {} : { reason: why }) })
    }
    child.once('error', (error) => {
      settle(1, `${command} did not start: ${error.message}`)
    })
    child.once('close', (code) => {
      settle(code ?? 1, reason)
    })
  })
}
