/** One change of a text: what stood from `start` to `end` became `text`. Offsets are those before the change. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The smallest single change that makes `after` out of `before`; null when they are the same. */
export function editBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  let tail = 0
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1
  }
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) }
}

/** Makes the change. */
export function applyEdit(text: string, { start, end, text: inserted }: TextEdit): string {
  return text.slice(0, start) + inserted + text.slice(end)
}

/** Notes every change of a text, so that another editor can take over the text with everything that can be undone. */
export class TextHistory {
  readonly initial: string
  readonly #edits: TextEdit[] = []
  #current: string

  constructor(initial: string) {
    this.initial = initial
    this.#current = initial
  }

  get current(): string {
    return this.#current
  }

  get edits(): readonly TextEdit[] {
    return this.#edits
  }

  /** Notes that the text is now this one. */
  record(text: string): void {
    const edit = editBetween(this.#current, text)
    if (edit === null) return
    this.#edits.push(edit)
    this.#current = text
  }
}
