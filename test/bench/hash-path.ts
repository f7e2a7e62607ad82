import { isDeepStrictEqual } from 'node:util'
import { extract } from '@/engine/hash-path/index.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { handWritten } from './hand-written-loops.ts'
import { median } from './median.ts'

/** A path on one event, beside a loop written by hand that gives the same: the medians of many rounds. */
export interface PathTimes {
  readonly path: string
  readonly values: number
  readonly compiledMs: number
  readonly handWrittenMs: number
  /** Compiled to hand-written. */
  readonly ratio: number
}

const ROUNDS = 41
/** One measurement takes at least so long, so that the clock's steps do not count. */
const MIN_MS = 4
const WARM_UP_MS = 150

/**
 * Measures the paths on normalised data, compiled and by hand in turns in the same process.
 *
 * @throws Error when a path and its loop do not give the same
 */
export function benchHashPaths(data: PhpMap): readonly PathTimes[] {
  return Object.entries(handWritten).map(([path, loop]) => measurePath(path, loop, data))
}

function measurePath(path: string, loop: (data: PhpMap) => PhpValue[], data: PhpMap): PathTimes {
  const values = loop(data)
  if (!isDeepStrictEqual(extract(data, path), values)) {
    throw new Error(`The loop written for ${path} gives something else than the path.`)
  }
  const compiled = (): PhpValue => extract(data, path)
  const byHand = (): PhpValue => loop(data)
  warmUp(compiled)
  warmUp(byHand)
  const repeats = Math.max(repeatsFor(compiled), repeatsFor(byHand))
  const rounds = Array.from({ length: ROUNDS }, () => ({
    compiledMs: perCall(compiled, repeats),
    handWrittenMs: perCall(byHand, repeats),
  }))
  return {
    path,
    values: values.length,
    compiledMs: median(rounds.map((round) => round.compiledMs)),
    handWrittenMs: median(rounds.map((round) => round.handWrittenMs)),
    ratio: median(rounds.map((round) => round.compiledMs / round.handWrittenMs)),
  }
}

/** Both run long enough to be compiled before the clock counts. */
function warmUp(work: () => unknown): void {
  const end = performance.now() + WARM_UP_MS
  while (performance.now() < end) work()
}

function repeatsFor(work: () => unknown): number {
  for (let repeats = 1; ; repeats *= 2) {
    if (perCall(work, repeats) * repeats >= MIN_MS) return repeats
  }
}

function perCall(work: () => unknown, repeats: number): number {
  const start = performance.now()
  for (let count = 0; count < repeats; count += 1) work()
  return (performance.now() - start) / repeats
}
