/** Throws a caught error on unless it is of a class that is expected here. */
export function rethrowUnless<T>(
  error: unknown,
  ...expected: readonly (abstract new (...args: never[]) => T)[]
): asserts error is T {
  if (!expected.some((one) => error instanceof one)) throw error
}
