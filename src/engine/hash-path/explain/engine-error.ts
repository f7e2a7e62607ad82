import { PhpError } from '../../php/errors.ts'
import { UnsupportedPathError } from '../errors.ts'
import { UnsupportedRegexError } from '../regex/errors.ts'

/** The errors that hash paths can end with: PHP's own, and those of a path that this engine can't run. */
export type EngineError = PhpError | UnsupportedRegexError | UnsupportedPathError

/**
 * Does some work and gives the engine's error that ended it; undefined when it went well.
 *
 * @throws any other error, which would be a defect
 */
export function catchEngineError(work: () => void): EngineError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (isEngineError(error)) return error
    throw error
  }
}

function isEngineError(error: unknown): error is EngineError {
  return (
    error instanceof PhpError ||
    error instanceof UnsupportedRegexError ||
    error instanceof UnsupportedPathError
  )
}
