import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { type Tally, tallyOfExit, tallyOfRunner, UnreadableReport } from './tally.ts'

/** One part of `npm test`. */
export interface Stage {
  readonly name: string
  /** The command and its arguments; commands of installed packages are found as npm finds them. */
  readonly command: readonly [string, ...string[]]
  readonly environment?: Readonly<Record<string, string>>
  /** A test runner's report, and how to read it; without it the command counts as one check. */
  readonly report?: { readonly file: string; read(text: string): Tally }
  /** After this the stage is ended and has failed; in minutes. */
  readonly limit?: number
}

/** What a stage came to. */
export interface StageResult {
  readonly stage: Stage
  readonly tally: Tally
  readonly seconds: number
}

const defaultLimit = 15

/** Runs a stage with its output shown as it comes. Never throws: what goes wrong is a failure. */
export async function runStage(stage: Stage): Promise<StageResult> {
  const start = performance.now()
  if (stage.report !== undefined) rmSync(stage.report.file, { force: true })
  const end = await run(stage)
  return { stage, tally: tally(stage, end), seconds: (performance.now() - start) / 1000 }
}

interface End {
  readonly exitCode: number
  /** Why it ended, when not by itself. */
  readonly reason?: string
}

function tally(stage: Stage, end: End): Tally {
  const counted = stage.report === undefined ? tallyOfExit(end.exitCode) : readReport(stage, end)
  return end.reason === undefined
    ? counted
    : { ...counted, remarks: [...counted.remarks, end.reason] }
}

function readReport(stage: Stage, end: End): Tally {
  if (stage.report === undefined) return tallyOfExit(end.exitCode)
  try {
    const text = readFileSync(stage.report.file, 'utf8')
    return tallyOfRunner(end.exitCode, stage.report.read(text))
  } catch (error) {
    const reason = error instanceof UnreadableReport ? error.message : 'it wrote no report'
    return { passed: 0, failed: 1, remarks: [reason] }
  }
}

/** Starts the stage's command as the head of a process group, so that a hanging one ends wholly. */
function run(stage: Stage): Promise<End> {
  const [command, ...args] = stage.command
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...stage.environment },
      detached: true,
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
    const settle = (end: End): void => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', interrupted)
      resolve(end)
    }
    child.once('error', (error) => {
      settle({ exitCode: 1, reason: `${command} did not start: ${error.message}` })
    })
    child.once('close', (code) => {
      settle(reason === undefined ? { exitCode: code ?? 1 } : { exitCode: code ?? 1, reason })
    })
  })
}
