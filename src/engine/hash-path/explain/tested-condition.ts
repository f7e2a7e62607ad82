import { arrayGet, isPhpArray, isPhpMap } from '../../php/array.ts'
import type { PhpValue } from '../../php/value.ts'
import type { Condition } from '../parse-conditions.ts'
import type { ConditionLayout } from './condition-layout.ts'
import { droppedValue } from './describe-drops.ts'
import type { DropGroup } from './drop-recorder.ts'
import type { DropReason } from './explanation.ts'
import type { StepTrace } from './trace.ts'

/** A condition with the items it was tried on. */
export class TestedCondition {
  readonly layout: ConditionLayout
  readonly pathEnd: number
  readonly #step: StepTrace
  readonly #number: number

  constructor(step: StepTrace, layout: ConditionLayout, number: number, pathEnd: number) {
    this.#step = step
    this.layout = layout
    this.#number = number
    this.pathEnd = pathEnd
  }

  get condition(): Condition {
    return this.layout.condition
  }

  /** How many items the condition dropped for a reason. */
  countDropped(reason: DropReason): number {
    return this.#group(reason)?.indexes.length ?? 0
  }

  /** Whether no item passed. (One that passed may still have been dropped by a later condition.) */
  get nothingPassed(): boolean {
    return this.#step.kept.count === 0 && !this.#step.drops.some(this.#isLater)
  }

  readonly #isLater = ({ condition }: { readonly condition: number | undefined }): boolean =>
    condition !== undefined && condition > this.#number

  /** What the field is in the items that passed all conditions. */
  get keptValues(): PhpValue[] {
    return this.#fieldOf(this.#step.kept.values)
  }

  /** What the field is in the items for which the comparison was false. */
  get failedValues(): PhpValue[] {
    return this.#fieldOf(this.#dropped('condition-false', Infinity))
  }

  /** The names of the fields that dropped items have in place of the wanted one. */
  get otherFields(): string[] {
    const items = this.#dropped('attribute-missing', MOST_LOOKED_AT).filter(isPhpMap)
    return [...new Set(items.flatMap((item) => Object.keys(item)))]
  }

  #group(reason: DropReason): DropGroup | undefined {
    return this.#step.drops.find(
      (drops) => drops.reason === reason && drops.condition === this.#number,
    )
  }

  #dropped(reason: DropReason, most: number): PhpValue[] {
    const group = this.#group(reason)
    const indexes = group?.indexes.slice(0, most) ?? []
    return group === undefined ? [] : indexes.map((index) => droppedValue(this.#step, group, index))
  }

  #fieldOf(items: readonly PhpValue[]): PhpValue[] {
    const { attribute } = this.condition
    return items.map((item) => (isPhpArray(item) ? (arrayGet(item, attribute) ?? null) : null))
  }
}

const MOST_LOOKED_AT = 1_000
