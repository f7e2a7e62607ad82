import { spendGrowth } from '../budget.ts'

/** Collects rendered text: the result, or what a macro or a block captures. */
export class Output {
  readonly #parts: string[] = []
  #length = 0

  write(text: string): void {
    if (text === '') return
    this.#length += text.length
    spendGrowth(text.length, this.#length)
    this.#parts.push(text)
  }

  toString(): string {
    return this.#parts.join('')
  }
}
