import type { PhpMap, PhpValue } from '../php/value.ts'

/** What MISP answers to whoever asked for an action. */
export interface MispAnswer {
  /** Whether MISP did what it was asked for. Its status does not tell: a forbidden enrichment is answered with 200. */
  readonly done: boolean
  /** The HTTP status of its REST API. */
  readonly status: number
  readonly message: string
  /** What was wrong, in MISP's shape. */
  readonly errors?: PhpValue
  /** The row that was saved, or what a service answered. */
  readonly body?: PhpValue
}

export function done(message: string, body?: PhpValue): MispAnswer {
  return { done: true, status: 200, message, ...(body === undefined ? {} : { body }) }
}

export function refused(status: number, message: string, errors?: PhpMap): MispAnswer {
  return { done: false, status, message, ...(errors === undefined ? {} : { errors }) }
}
