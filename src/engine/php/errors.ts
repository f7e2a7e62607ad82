/**
 * The classes of PHP's own errors (`Error` and below). MISP catches none of them: they end the whole run. So does an
 * `Exception` that is raised where nobody catches it.
 */
export type PhpErrorClass =
  'Error' | 'TypeError' | 'ArgumentCountError' | 'ValueError' | 'Exception'

/**
 * An error PHP itself raises. MISP's `catch (Exception)` lets it through, so the request or the background job dies:
 * the run's outcome is `fatal`.
 */
export class PhpError extends Error {
  readonly phpClass: PhpErrorClass

  constructor(phpClass: PhpErrorClass, message: string) {
    super(message)
    this.name = phpClass
    this.phpClass = phpClass
  }
}

/** An `Exception` of MISP or CakePHP: the engine catches it and the node counts as failed. */
export class MispException extends Error {
  override readonly name = 'MispException'
}

/** A `PhpError` of class TypeError. */
export function phpTypeError(message: string): PhpError {
  return new PhpError('TypeError', message)
}
