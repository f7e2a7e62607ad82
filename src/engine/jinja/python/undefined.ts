import { fail, type ErrorKind } from '../errors.ts'
import { quote, repr } from './repr.ts'
import { PyObject, typeName, type Cursor, type Value } from './value.ts'

/** Jinja's Undefined: can be printed (empty), iterated (empty) and tested (false); everything else raises. */
export class Undefined extends PyObject {
  readonly typeName = 'Undefined'
  readonly #message: () => string
  readonly #kind: ErrorKind

  private constructor(message: () => string, kind: ErrorKind = 'UndefinedError') {
    super()
    this.#message = message
    this.#kind = kind
  }

  /** A variable that does not exist. */
  static variable(name: string): Undefined {
    return new Undefined(() => `'${name}' is undefined`)
  }

  /** An attribute or item that `owner` does not have. */
  static member(owner: Value, key: Value): Undefined {
    const described = owner === null ? 'None' : `${typeName(owner)} object`
    return new Undefined(() =>
      typeof key === 'string'
        ? `${quote(described)} has no attribute ${quote(key)}`
        : `${described} has no element ${repr(key)}`,
    )
  }

  /** An attribute the sandbox hides. */
  static unsafe(owner: Value, name: string): Undefined {
    const message = `access to attribute '${name}' of '${typeName(owner)}' object is unsafe.`
    return new Undefined(() => message, 'SecurityError')
  }

  static because(message: string): Undefined {
    return new Undefined(() => message)
  }

  /** What every operation but the harmless ones does. */
  fail(): never {
    return fail(this.#kind, this.#message())
  }

  repr(): string {
    return 'Undefined'
  }

  override text(): string {
    return ''
  }

  override length(): number {
    return 0
  }

  override cursor(): Cursor {
    return [].values()
  }

  override item(_key: Value): never {
    return this.fail()
  }

  override attribute(_name: string): never {
    return this.fail()
  }

  override equals(other: PyObject): boolean {
    return other instanceof Undefined
  }

  override call(): never {
    return this.fail()
  }
}
