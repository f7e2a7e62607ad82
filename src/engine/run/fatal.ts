import { PhpError } from '../php/errors.ts'
import type { LimitError } from './limits.ts'
import type { FatalError } from './records.ts'

/** Where PHP died: in the user's request, or in a background job nobody waits for. */
export type FatalPlace = 'request' | 'job'

const SEEN: Readonly<Record<FatalPlace, string>> = {
  request:
    'MISP answers with HTTP 500 (An Internal Error Has Occurred.). Changes made before this point stay, the end of the run is not logged.',
  job: 'Nobody sees anything: the background job dies, is never marked as finished, and the end of the run is not logged.',
}

/** An error that ends a run, in words for the user. */
export function describeFatal(error: PhpError | LimitError, place: FatalPlace): FatalError {
  if (error instanceof PhpError) {
    return { phpClass: error.phpClass, message: error.message, seen: SEEN[place] }
  }
  return {
    phpClass: 'LimitError',
    message: error.message,
    seen: 'MISP would go on until its process is killed.',
  }
}
