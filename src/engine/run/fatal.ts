import { UnsupportedPathError, UnsupportedRegexError } from '../hash-path/index.ts'
import { PhpError } from '../php/errors.ts'
import { LimitError } from './limits.ts'
import type { FatalError } from './records.ts'

/** The run needs what MISP can do and this engine can not: how it goes on is not known. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError'
}

/** What ends a run at once: PHP died, a bound of ours was reached, or something is not supported here. */
export type RunEnd = PhpError | LimitError | UnsupportedError

/**
 * The end of the run that an error means. Data nested so deep that the call stack is exhausted count as a bound of ours.
 *
 * @throws the error itself when it is none of these: a fault of ours
 */
export function toRunEnd(error: unknown): RunEnd {
  if (error instanceof UnsupportedPathError || error instanceof UnsupportedRegexError) {
    return new UnsupportedError(error.message)
  }
  if (error instanceof RangeError) {
    return new LimitError('The data or a path in it is nested deeper than this engine can go.')
  }
  if (
    error instanceof PhpError ||
    error instanceof LimitError ||
    error instanceof UnsupportedError
  ) {
    return error
  }
  throw error
}

/** Where the run ended: in the user's request, or in a background job nobody waits for. */
export type FatalPlace = 'request' | 'job'

const SEEN_OF_PHP_ERROR: Readonly<Record<FatalPlace, string>> = {
  request:
    'MISP answers with HTTP 500 (An Internal Error Has Occurred.). Changes made before this point stay, the end of the run is not logged.',
  job: 'Nobody sees anything: the background job dies, is never marked as finished, and the end of the run is not logged.',
}

/** The end of a run, in words for the user. */
export function describeFatal(end: RunEnd, place: FatalPlace): FatalError {
  const { message } = end
  if (end instanceof PhpError) {
    return { phpClass: end.phpClass, message, seen: SEEN_OF_PHP_ERROR[place] }
  }
  return end instanceof LimitError
    ? { phpClass: 'LimitError', message, seen: 'MISP would go on until its process is killed.' }
    : { phpClass: 'UnsupportedError', message, seen: 'MISP goes on; how is not known here.' }
}

/** The end of a run behind its description, to end the run around it too. */
export function fromFatal({ message, phpClass }: FatalError): RunEnd {
  if (phpClass === 'LimitError') return new LimitError(message)
  return phpClass === 'UnsupportedError'
    ? new UnsupportedError(message)
    : new PhpError(phpClass, message)
}
