/** One step that can be undone. */
interface Step<State> {
  /** What was done, to be said after “Undo”: `Move 3 nodes`. */
  readonly label: string
  readonly before: State
  readonly after: State
  /** Steps of one gesture (a drag, typing in one field) are one step. */
  readonly gesture?: string
}

/**
 * Steps done and undone. States are immutable and share what did not change, so keeping them whole costs little more
 * than keeping their differences, and going back can't get them wrong.
 */
export interface History<State> {
  readonly done: readonly Step<State>[]
  /** The next step to redo is the last one. */
  readonly undone: readonly Step<State>[]
}

/** Steps that are kept. */
export const MAX_STEPS = 500

export function emptyHistory<State>(): History<State> {
  return { done: [], undone: [] }
}

/**
 * Notes a step. What was undone before can't be redone from here on.
 *
 * @param step of the same gesture as the last one it becomes one with it
 */
export function remember<State>(history: History<State>, step: Step<State>): History<State> {
  const last = history.undone.length === 0 ? history.done.at(-1) : undefined
  if (last !== undefined && last.gesture !== undefined && last.gesture === step.gesture) {
    const merged = { ...step, before: last.before }
    return { done: [...history.done.slice(0, -1), merged], undone: [] }
  }
  return { done: [...history.done.slice(1 - MAX_STEPS), step], undone: [] }
}

/** Ends the current gesture: the next step is one of its own. */
export function endGesture<State>(history: History<State>): History<State> {
  const last = history.done.at(-1)
  if (last?.gesture === undefined) return history
  const { label, before, after } = last
  return { ...history, done: [...history.done.slice(0, -1), { label, before, after }] }
}

/** Goes a step back; undefined when there is none. */
export function stepBack<State>(
  history: History<State>,
): { readonly history: History<State>; readonly state: State } | undefined {
  const step = history.done.at(-1)
  if (step === undefined) return undefined
  return {
    history: { done: history.done.slice(0, -1), undone: [...history.undone, step] },
    state: step.before,
  }
}

/** Goes an undone step forward again; undefined when there is none. */
export function stepForward<State>(
  history: History<State>,
): { readonly history: History<State>; readonly state: State } | undefined {
  const step = history.undone.at(-1)
  if (step === undefined) return undefined
  return {
    history: { done: [...history.done, step], undone: history.undone.slice(0, -1) },
    state: step.after,
  }
}
