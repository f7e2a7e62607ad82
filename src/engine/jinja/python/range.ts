import { fail } from '../errors.ts'
import { spend } from '../budget.ts'
import { indexOf } from './sequences.ts'
import { PyObject, type Cursor, type Value } from './value.ts'

const MAX_RANGE = 100_000

/** A Python range, at most 100,000 long as Jinja's sandbox wants it. */
export class PyRange extends PyObject {
  readonly typeName = 'range'
  readonly start: bigint
  readonly stop: bigint
  readonly step: bigint
  readonly #length: number

  constructor(start: bigint, stop: bigint, step: bigint) {
    super()
    if (step === 0n) fail('ValueError', 'range() arg 3 must not be zero')
    this.start = start
    this.stop = stop
    this.step = step
    const distance = step > 0n ? stop - start : start - stop
    const stride = step > 0n ? step : -step
    const length = distance > 0n ? (distance + stride - 1n) / stride : 0n
    if (length > MAX_RANGE) fail('OverflowError', `range of more than ${MAX_RANGE} numbers`)
    this.#length = Number(length)
  }

  repr(): string {
    const step = this.step === 1n ? '' : `, ${this.step}`
    return `range(${this.start}, ${this.stop}${step})`
  }

  override length(): number {
    return this.#length
  }

  at(position: number): bigint {
    return this.start + this.step * BigInt(position)
  }

  values(): bigint[] {
    return Array.from({ length: this.#length }, (_, position) => this.at(position))
  }

  override cursor(): Cursor {
    let position = 0
    return {
      next: () => {
        spend()
        if (position >= this.#length) return { done: true, value: undefined }
        return { done: false, value: this.at(position++) }
      },
    }
  }

  override attribute(name: string): Value | undefined {
    return name === 'start' || name === 'stop' || name === 'step' ? this[name] : undefined
  }

  override item(key: Value): Value | undefined {
    const index = indexOf(key, this.#length)
    return index === undefined ? undefined : this.at(index)
  }

  override equals(other: PyObject): boolean {
    return other instanceof PyRange && String(other.values()) === String(this.values())
  }
}
