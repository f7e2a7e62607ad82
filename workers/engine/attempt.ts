import { UnsupportedPathError, UnsupportedRegexError } from '@/engine/hash-path'
import { MispException, PhpError } from '@/engine/php/errors'
import type { EngineFailure } from './protocol'

export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: EngineFailure }

/** Runs engine code; errors that MISP would meet too become an answer, defects of our own stay errors. */
export function attempt<T>(work: () => T): Attempt<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

function failureOf(error: unknown): EngineFailure | null {
  if (error instanceof PhpError) {
    return { outcome: 'php-error', phpClass: error.phpClass, message: error.message }
  }
  if (error instanceof MispException) {
    return { outcome: 'php-error', phpClass: 'Exception', message: error.message }
  }
  if (error instanceof UnsupportedRegexError) {
    return { outcome: 'unsupported-regex', message: error.message }
  }
  if (error instanceof UnsupportedPathError) {
    return { outcome: 'unsupported-path', message: error.message }
  }
  return null
}
