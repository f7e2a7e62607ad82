import type { Arguments, CallContext } from './call.ts'

/**
 * A Python value. None is null, an int is a bigint (Python's are unbounded), a float is a number, a str is a string;
 * everything else is an object.
 */
export type Value = null | boolean | bigint | number | string | PyObject

/** Numbers in Python's sense: bool is an int. */
export type PyNumber = boolean | bigint | number

/** An iterator that can be left and taken up again (a JavaScript generator is closed by leaving a for-of loop). */
export interface Cursor {
  next(): IteratorResult<Value, unknown>
}

/**
 * What Python objects other than scalars can do. Where Python raises because a type lacks an ability, the method gives
 * `undefined`, and the caller raises or falls back.
 */
export abstract class PyObject {
  /** The name of the Python class, for error messages. */
  abstract readonly typeName: string

  /** Whether it can be a key of a dict. */
  readonly hashable: boolean = true

  /** `repr(x)` */
  abstract repr(): string

  /** `str(x)` */
  text(): string {
    return this.repr()
  }

  /** `bool(x)` */
  truthy(): boolean {
    return this.length() !== 0
  }

  /** `len(x)` */
  length(): number | undefined {
    return undefined
  }

  /** `iter(x)` */
  cursor(): Cursor | undefined {
    return undefined
  }

  /** `x[key]`; undefined where Python raises a TypeError or a LookupError. */
  item(_key: Value): Value | undefined {
    return undefined
  }

  /** `getattr(x, name)`; undefined where Python raises an AttributeError. */
  attribute(_name: string): Value | undefined {
    return undefined
  }

  /** `x == other` for another object */
  equals(other: PyObject): boolean {
    return this === other
  }

  /** `x(…)`; only callable objects have it. */
  call?(context: CallContext, args: Arguments): Value
}

/** Tells whether a value is a number in Python's sense. */
export function isNumber(value: Value): value is PyNumber {
  return typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'number'
}

/** A number for calculating: True is 1, False is 0. */
export function numeric(value: PyNumber): bigint | number {
  return typeof value === 'boolean' ? BigInt(value) : value
}

/** The name of a value's Python class: `type(x).__name__`. */
export function typeName(value: Value): string {
  if (value instanceof PyObject) return value.typeName
  if (value === null) return 'NoneType'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'int'
  return typeof value === 'number' ? 'float' : 'str'
}

/** `bool(x)` */
export function truthy(value: Value): boolean {
  if (value instanceof PyObject) return value.truthy()
  return Boolean(value)
}
