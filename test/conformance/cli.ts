import { basename } from 'node:path'
import { deviations } from './deviations.ts'
import { ownCaseFiles, readCases } from './read-cases.ts'
import { runCase, type Verdict } from './run-cases.ts'

/**
 * `npm run -s conformance -- FILE…` replays recorded cases (`.jsonl` or `.jsonl.gz`; `fixtures/` and the like stand
 * beside the file). Without a file all copies that belong to this project are replayed. Ends with one line that counts.
 */
function main(files: readonly string[]): number {
  const verdicts = (files.length > 0 ? files : ownCaseFiles()).flatMap(replayFile)
  if (files.length === 0) verdicts.push(...orphanedDeviations(verdicts))
  const passed = verdicts.filter(({ outcome }) => outcome === 'passed' || outcome === 'deviates')
  const failed = verdicts.filter(({ outcome }) => outcome === 'failed')
  console.log(`${String(passed.length)} passed, ${String(failed.length)} failed`)
  return failed.length === 0 && passed.length > 0 ? 0 : 1
}

/** What is listed as a deviation, but is not among all of the project's cases. */
function orphanedDeviations(verdicts: readonly Verdict[]): Verdict[] {
  const known = new Set(verdicts.map(({ id }) => id))
  const orphans = Object.keys(deviations).filter((id) => !known.has(id))
  return orphans.map((id): Verdict => {
    const verdict: Verdict = {
      id,
      outcome: 'failed',
      difference: 'listed, but there is no such case',
    }
    report(verdict)
    return verdict
  })
}

function replayFile(file: string): Verdict[] {
  const verdicts = readCases(file).map(runCase)
  console.log(`${basename(file)}: ${String(verdicts.length)} cases`)
  for (const verdict of verdicts) report(verdict)
  for (const [reason, count] of skippedReasons(verdicts)) {
    console.log(`  skipped ${String(count)}: ${reason}`)
  }
  return verdicts
}

function report(verdict: Verdict): void {
  if (verdict.outcome === 'failed') console.log(`  FAILED ${verdict.id}: ${verdict.difference}`)
  if (verdict.outcome === 'deviates') {
    console.log(`  deviates ${verdict.id}: ${deviations[verdict.id] ?? ''}`)
  }
}

function skippedReasons(verdicts: readonly Verdict[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const verdict of verdicts) {
    if (verdict.outcome !== 'skipped') continue
    counts.set(verdict.reason, (counts.get(verdict.reason) ?? 0) + 1)
  }
  return counts
}

process.exitCode = main(process.argv.slice(2))
