/**
 * A link that cannot be read or made. Its message tells what is wrong, `todo` what the user can do about it; both are
 * whole sentences.
 */
export class LinkError extends Error {
  override readonly name = 'LinkError'
  readonly todo: string

  constructor(message: string, todo = 'Ask for the link again: copy it whole, from its source.') {
    super(message)
    this.todo = todo
  }
}
