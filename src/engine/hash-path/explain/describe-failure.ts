import { PhpError } from '../../php/errors.ts'
import { UnsupportedPathError } from '../errors.ts'
import type { EngineError } from './engine-error.ts'
import type { ExplainedFailure } from './explanation.ts'
import type { PathTrace } from './trace.ts'

/** Why a walk ended early, in words; null when it did not. */
export function describeFailure({ failure }: PathTrace): ExplainedFailure | null {
  if (failure === undefined) return null
  const { error, step = null, place = null } = failure
  return { step, kind: kindOf(error), message: error.message, sentence: sentenceOf(error), place }
}

function kindOf(error: EngineError): ExplainedFailure['kind'] {
  if (error instanceof PhpError) return 'php-error'
  return error instanceof UnsupportedPathError ? 'unsupported-path' : 'unsupported-regex'
}

/** What an error of a path means for somebody who knows no PHP. */
export function sentenceOf(error: EngineError): string {
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
