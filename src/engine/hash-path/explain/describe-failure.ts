import { PhpError } from '../../php/errors.ts'
import { UnsupportedPathError } from '../errors.ts'
import type { EngineError } from './engine-error.ts'
import type { ExplainedFailure } from './explanation.ts'
import type { PathTrace, TraceFailure } from './trace.ts'

/** Why a walk ended early, in words; null when it did not. */
export function describeFailure({ failure }: PathTrace): ExplainedFailure | null {
  return failure === undefined ? null : describeError(failure)
}

/** An error that ended a walk, in words. */
export function describeError({ error, step, place }: TraceFailure): ExplainedFailure {
  return {
    step: step ?? null,
    kind: kindOf(error),
    message: error.message,
    sentence: sentenceOf(error),
    place: place ?? null,
  }
}

function kindOf(error: EngineError): ExplainedFailure['kind'] {
  if (error instanceof PhpError) return 'php-error'
  return error instanceof UnsupportedPathError ? 'unsupported-path' : 'unsupported-regex'
}

/** What an error of a path means for somebody who knows no PHP. */
function sentenceOf(error: EngineError): string {
  switch (kindOf(error)) {
    case 'php-error':
      return error.message.startsWith('preg_match')
        ? 'The regex meets a field that holds a list or an object. PHP ends with an error then, and MISP ends the whole run.'
        : 'A path needs a list or an object to start from, and this is a single value. PHP ends with an error then, and MISP ends the whole run.'
    case 'unsupported-regex':
      return 'MISP could run this regex, this page can’t. What it would find is not known.'
    case 'unsupported-path':
      return 'The path has more parts than this page walks through.'
  }
}
