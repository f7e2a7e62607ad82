/** The classes of errors a template can end with: Jinja's own, Python's, and ours for exceeded limits. */
export type ErrorKind =
  | 'AssertionError'
  | 'AttributeError'
  | 'FilterArgumentError'
  | 'IndexError'
  | 'KeyError'
  | 'LimitError'
  | 'LookupError'
  | 'OverflowError'
  | 'RuntimeError'
  | 'SecurityError'
  | 'TemplateAssertionError'
  | 'TemplateRuntimeError'
  | 'TemplateSyntaxError'
  | 'TypeError'
  | 'UndefinedError'
  | 'ValueError'
  | 'ZeroDivisionError'

/** What ends a rendering. `line` is known for syntax errors; for the others the interpreter knows where it was. */
export class TemplateError extends Error {
  readonly kind: ErrorKind
  readonly line: number | undefined

  constructor(kind: ErrorKind, message: string, line?: number) {
    super(message)
    this.name = kind
    this.kind = kind
    this.line = line
  }
}

/** What Jinja or Python has, and we left out: an error is better than a wrong text. */
export function unsupported(what: string): never {
  return fail('RuntimeError', `${what} is not supported here`)
}

/** Ends the rendering with an error of the given class. */
export function fail(kind: ErrorKind, message: string, line?: number): never {
  throw new TemplateError(kind, message, line)
}
