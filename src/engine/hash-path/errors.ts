/** A path that is beyond what this engine runs. The answer is not known, which is not the same as an empty one. */
export class UnsupportedPathError extends Error {
  override readonly name = 'UnsupportedPathError'
}
