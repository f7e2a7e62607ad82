import type { MispVersion } from '@/engine/compat'
import { identical } from '@/engine/php/identical'
import type { RunResult, Step } from '@/engine/run/records'
import type { Comparison } from './protocol'
import { fatalEnd } from './timeline'

/** How a run in another version of MISP went, beside the one it is compared with. */
export function compareRuns(one: RunResult, other: RunResult, version: MispVersion): Comparison {
  return {
    version,
    outcome: other.outcome,
    sameSteps: isSame(one.steps, other.steps, sameStep),
    sameEffects: isSame(one.effects, other.effects, sameValue),
    sameData: identical(one.steps.at(-1)?.output ?? null, other.steps.at(-1)?.output ?? null),
    ...(other.fatal === undefined ? {} : { fatal: fatalEnd(other.fatal) }),
  }
}

function isSame<Item>(
  one: readonly Item[],
  other: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): boolean {
  return (
    one.length === other.length &&
    one.every((item, index) => {
      const counterpart = other[index]
      return counterpart !== undefined && same(item, counterpart)
    })
  )
}

function sameStep(one: Step, other: Step): boolean {
  return (
    one.execution === other.execution &&
    one.node?.key === other.node?.key &&
    one.result === other.result &&
    one.branch === other.branch &&
    one.target === other.target &&
    sameValue(one.errors, other.errors)
  )
}

/** Effects and errors are small plain values. */
function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
