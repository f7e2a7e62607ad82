import { compatOf, type MispVersion } from '@/engine/compat.ts'
import { findTriggerModule } from '@/engine/modules/registry.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import type { DebugCall, Execution } from '@/engine/run/records.ts'
import { mapsAt, textAt } from './json-value.ts'
import type { Replay } from './replay.ts'
import { maskText, type VolatileValues } from './volatile.ts'

/** Calls of one process of MISP, in order: the request, or one background job with what it runs inline. */
type Sequence = readonly DebugCall[]

/** The calls of a run, one sequence for each process that made some. */
export function sequencesOf(replay: Replay, version: MispVersion): readonly Sequence[] {
  const sequences = new Map<number, DebugCall[]>()
  for (const call of replay.debugCalls) {
    const root = rootOf(call.execution, replay, version)
    sequences.set(root, [...(sequences.get(root) ?? []), call])
  }
  return [...sequences.values()]
}

/** The execution a process began with: blocking triggers are run by the process that fires them. */
function rootOf(index: number, replay: Replay, version: MispVersion): number {
  const execution = replay.executions[index]
  if (execution?.parent === undefined || !isInline(execution, replay, version)) return index
  return rootOf(execution.parent, replay, version)
}

function isInline(
  { kind, triggerId }: Execution,
  { before }: Replay,
  version: MispVersion,
): boolean {
  if (kind !== 'trigger') return false
  const lookup = { compat: compatOf(version), state: before }
  return findTriggerModule(lookup, triggerId)?.declaration.blocking === true
}

/**
 * Compares the recorded debug calls with ours: path, source, data and errors, in order. Processes run side by side, so
 * the recorded calls may be any interleaving of our sequences.
 */
export function compareTrace(
  record: PhpMap,
  sequences: readonly Sequence[],
  volatile: VolatileValues,
): string | undefined {
  const expected = mapsAt(record, 'trace')
  const mayBeCut = 'endless' in record
  const matcher = new Interleaving(expected, sequences, volatile)
  const reached = matcher.match(mayBeCut)
  return reached === undefined ? undefined : describe(expected, sequences, reached, volatile)
}

/** How far the recorded calls could be told apart, and which of ours were next there. */
interface Reached {
  readonly count: number
  readonly positions: readonly number[]
}

/** Finds a way to read a list of calls as several sequences that ran side by side. */
class Interleaving {
  readonly #expected: readonly PhpMap[]
  readonly #sequences: readonly Sequence[]
  readonly #volatile: VolatileValues
  readonly #known = new Map<string, boolean>()
  #furthest: Reached

  constructor(
    expected: readonly PhpMap[],
    sequences: readonly Sequence[],
    volatile: VolatileValues,
  ) {
    this.#expected = expected
    this.#sequences = sequences
    this.#volatile = volatile
    this.#furthest = { count: 0, positions: sequences.map(() => 0) }
  }

  /** @returns undefined when a way was found, else how far the best one went */
  match(mayBeCut: boolean): Reached | undefined {
    return this.#matchFrom(this.#furthest, mayBeCut) ? undefined : this.#furthest
  }

  #matchFrom(reached: Reached, mayBeCut: boolean): boolean {
    if (reached.count > this.#furthest.count) this.#furthest = reached
    const { count, positions } = reached
    if (count === this.#expected.length) {
      this.#furthest = reached
      return mayBeCut || positions.every((at, index) => at === this.#sequences[index]?.length)
    }
    return positions.some((at, index) => {
      if (!this.#fits(count, index, at)) return false
      return this.#matchFrom(
        { count: count + 1, positions: positions.with(index, at + 1) },
        mayBeCut,
      )
    })
  }

  #fits(count: number, sequence: number, at: number): boolean {
    const key = `${count} ${sequence} ${at}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const call = this.#sequences[sequence]?.[at]
    const wanted = this.#expected[count]
    const fits =
      call !== undefined &&
      wanted !== undefined &&
      compareCall(wanted, call, this.#volatile) === undefined
    this.#known.set(key, fits)
    return fits
  }
}

function compareCall(
  expected: PhpMap,
  call: DebugCall,
  volatile: VolatileValues,
): string | undefined {
  const { source, data, errors } = call.body
  const ours: PhpMap = {
    path: call.path,
    source,
    data,
    ...(errors === undefined ? {} : { errors: [...errors] }),
  }
  const { path, source: theirSource, data: theirData, errors: theirErrors } = expected
  const theirs: PhpMap = {
    path: path ?? null,
    source: theirSource ?? null,
    data: theirData ?? null,
    ...(theirErrors === undefined ? {} : { errors: theirErrors }),
  }
  return volatile.compare(theirs, ours)
}

function describe(
  expected: readonly PhpMap[],
  sequences: readonly Sequence[],
  { count, positions }: Reached,
  volatile: VolatileValues,
): string {
  const wanted = expected[count]
  const next = sequences.flatMap((sequence, index) => sequence[positions[index] ?? 0] ?? [])
  if (wanted === undefined) return `trace[${count}]: nothing expected, got ${names(next)}`
  const path = textAt(wanted, 'path')
  const samePath = next.find((call) => maskText(call.path) === maskText(path))
  if (samePath === undefined) {
    return `trace[${count}]: expected ${path}, got ${next.length === 0 ? 'nothing' : names(next)}`
  }
  return `trace[${count}] ${path}: ${compareCall(wanted, samePath, volatile) ?? 'out of order'}`
}

function names(calls: Sequence): string {
  return calls.map(({ path }) => path).join(' or ')
}
