import type { DropReason } from './explanation.ts'

/** Items that ended at a step for the same reason. */
export interface DropGroup {
  readonly reason: DropReason
  /** The condition that failed, by its number in the token; undefined where the key part found nothing. */
  readonly condition: number | undefined
  /** Which items: numbers in the step's `before` list for reasons of the key part, else in its `reached` list. */
  readonly of: 'before' | 'reached'
  readonly indexes: readonly number[]
}

interface GrowingGroup extends DropGroup {
  readonly indexes: number[]
}

/** Collects the items that end at a step. */
export class DropRecorder {
  readonly groups: GrowingGroup[] = []
  #newest: GrowingGroup | undefined

  /** An item in which the key part found nothing. */
  atKey(reason: DropReason, index: number): void {
    this.#group(reason, undefined, 'before').indexes.push(index)
  }

  /** An item that was reached but not kept. */
  afterKey(reason: DropReason, condition: number | undefined, index: number): void {
    this.#group(reason, condition, 'reached').indexes.push(index)
  }

  #group(reason: DropReason, condition: number | undefined, of: DropGroup['of']): GrowingGroup {
    // Items of the same kind come in long rows, so the newest group is nearly always the one.
    if (isGroup(this.#newest, reason, condition)) return this.#newest
    let group = this.groups.find((other) => isGroup(other, reason, condition))
    if (group === undefined) {
      group = { reason, condition, of, indexes: [] }
      this.groups.push(group)
    }
    this.#newest = group
    return group
  }
}

/** Reasons of the key part and of the conditions are different ones, so a reason tells which list it is about. */
function isGroup(
  group: GrowingGroup | undefined,
  reason: DropReason,
  condition: number | undefined,
): group is GrowingGroup {
  return group?.reason === reason && group.condition === condition
}
