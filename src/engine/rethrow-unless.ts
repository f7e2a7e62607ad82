/** Throws a caught error on unless it is of the class that is expected here. */
export function rethrowUnless<T>(
  expected: abstract new (...args: never[]) => T,
  error: unknown,
): asserts error is T {
  if (!(error instanceof expected)) throw error
}
