import { fail } from './errors.ts'

/** What a template may use up. Templates are users' input, so every loop and every growing text is counted. */
export interface Limits {
  /** Characters of the result, and of any text made on the way. */
  readonly output: number
  /** Statements, calls, visited items and compared values. */
  readonly steps: number
  /** Nested expressions, macros, recursive loops and printed containers. */
  readonly depth: number
  /** Time, as a last guard; the steps are meant to end a runaway template first. */
  readonly milliseconds: number
}

/** Depth: real Jinja ends with a RecursionError below 200 nested macro calls, too. */
export const DEFAULT_LIMITS: Limits = {
  output: 10_000_000,
  steps: 10_000_000,
  depth: 200,
  milliseconds: 5_000,
}

/** Largest integer in bits: Python has no limit, but refuses to print more than 4300 digits (14,285 bits). */
const MAX_INTEGER_BITS = 200_000

const CLOCK_INTERVAL = 4096
const CHARACTERS_PER_STEP = 256

/**
 * What is left for the rendering in progress. Rendering is synchronous and never nests, so one meter for the module is
 * enough and spares every value operation a parameter.
 */
let limits = DEFAULT_LIMITS
let stepsLeft = 0
let depth = 0
let deadline = 0
let untilClock = CLOCK_INTERVAL

/** Runs `task` with a fresh budget. */
export function withBudget<T>(given: Limits, task: () => T): T {
  limits = given
  stepsLeft = given.steps
  depth = 0
  deadline = performance.now() + given.milliseconds
  untilClock = CLOCK_INTERVAL
  return task()
}

function exceeded(what: string): never {
  return fail('LimitError', `limit of the playground exceeded: ${what}`)
}

/** Counts work. Throws a LimitError when the budget is used up. */
export function spend(steps = 1): void {
  stepsLeft -= steps
  if (stepsLeft < 0) exceeded(`more than ${limits.steps} steps`)
  untilClock -= steps
  if (untilClock > 0) return
  untilClock = CLOCK_INTERVAL
  if (performance.now() > deadline) exceeded(`more than ${limits.milliseconds} milliseconds`)
}

/** To be asked before a text of `length` characters is made. */
export function spendText(length: number): void {
  spendGrowth(length, length)
}

/** To be asked before a text grows by some characters to `total`. */
export function spendGrowth(added: number, total: number): void {
  if (total > limits.output) exceeded(`a text of more than ${limits.output} characters`)
  spend(Math.floor(added / CHARACTERS_PER_STEP))
}

/** To be asked before a list of `length` items is made. */
export function spendItems(length: number): void {
  if (length > limits.steps) exceeded(`a list of more than ${limits.steps} items`)
  spend(length)
}

/** To be asked before an integer of `bits` bits is made. */
export function spendInteger(bits: number): void {
  if (bits > MAX_INTEGER_BITS) exceeded(`an integer of more than ${MAX_INTEGER_BITS} bits`)
  spend(Math.floor(bits / CHARACTERS_PER_STEP))
}

/** Runs `task` one level deeper. */
export function nested<T>(task: () => T): T {
  depth += 1
  if (depth > limits.depth) exceeded(`nested more than ${limits.depth} levels deep`)
  try {
    return task()
  } finally {
    depth -= 1
  }
}
