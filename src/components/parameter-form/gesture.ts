let last = 0

/** Keys that tell which changes belong together, so that typing in a field is one step to undo. */
export interface Gestures {
  /** What comes next belongs to something new: call it when a field gets the focus. */
  readonly begin: () => void
  /** The key of a change that is one of many, as while typing. */
  readonly typing: (field: string) => string
  /** The key of a change that stands by itself, as a choice. */
  readonly choice: (field: string) => string
}

/** Keys of the changes in one form. They differ from those of every other form. */
export function useGestures(): Gestures {
  let current = ++last
  const begin = (): void => {
    current = ++last
  }
  return {
    begin,
    typing: (field) => `${field} ${current}`,
    choice: (field) => {
      begin()
      const key = `${field} ${current}`
      begin()
      return key
    },
  }
}
