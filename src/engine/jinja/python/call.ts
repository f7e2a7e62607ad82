import { fail } from '../errors.ts'
import { PyDict } from './dict.ts'
import { PyTuple } from './sequences.ts'
import type { Value } from './value.ts'

/** The arguments of one call. */
export interface Arguments {
  readonly positional: readonly Value[]
  readonly named: ReadonlyMap<string, Value>
}

export const NO_ARGUMENTS: Arguments = { positional: [], named: new Map() }

/** What a filter, a test or a function may know of the place it is called from. */
export interface CallContext {
  readonly autoescape: boolean
  readonly filters: Methods<CallContext>
  readonly tests: Methods<CallContext>
  /** A number from 0 to `bound` - 1 out of a fixed sequence. */
  random(bound: number): number
}

/**
 * A function written in TypeScript: its parameters as in a Python `def`, without the first one, and what it does.
 * The first parameter is the object of a method or the context of a filter, a test or a global function.
 */
export type Method<Self> = readonly [
  signature: string,
  run: (self: Self, ...args: Value[]) => Value,
]

export type Methods<Self> = Readonly<Record<string, Method<Self>>>

interface Parameter {
  readonly name: string
  /** '*' collects positional arguments, '**' named ones. */
  readonly stars: string
  /** Undefined: the argument is required. */
  readonly fallback: Value | undefined
}

const PARAMETER = /^(\*{0,2})(\w+)(?:=(.*))?$/

function readLiteral(text: string): Value {
  if (text === 'None') return null
  if (text === 'True' || text === 'False') return text === 'True'
  if (/^-?\d+$/.test(text)) return BigInt(text)
  return /^\d+\.\d+$/.test(text) ? Number(text) : text
}

function readSignature(signature: string): Parameter[] {
  return signature.split(/, (?=[*\w])/).flatMap((part) => {
    const [, stars = '', name, fallback] = PARAMETER.exec(part) ?? []
    if (name === undefined) return []
    return { name, stars, fallback: fallback === undefined ? undefined : readLiteral(fallback) }
  })
}

const signatures = new Map<string, readonly Parameter[]>()

function parametersOf(signature: string): readonly Parameter[] {
  const known = signatures.get(signature)
  if (known) return known
  const parameters = readSignature(signature)
  signatures.set(signature, parameters)
  return parameters
}

/**
 * Distributes arguments to the parameters of a signature, as a Python call does.
 * Throws a TypeError for missing, surplus and doubled arguments.
 */
export function bindArguments(name: string, signature: string, args: Arguments): Value[] {
  const left = [...args.positional]
  const named = new Map(args.named)
  const bound = parametersOf(signature).map((parameter): Value => {
    if (parameter.stars === '*') return new PyTuple(left.splice(0))
    if (parameter.stars === '**') {
      const rest = PyDict.of(named)
      named.clear()
      return rest
    }
    const positional = left.shift()
    const keyword = named.get(parameter.name)
    named.delete(parameter.name)
    if (positional === undefined) {
      const value = keyword === undefined ? parameter.fallback : keyword
      if (value !== undefined) return value
      return fail('TypeError', `${name}() is missing argument '${parameter.name}'`)
    }
    if (keyword === undefined) return positional
    return fail('TypeError', `${name}() got argument '${parameter.name}' twice`)
  })
  if (left.length > 0) {
    fail('TypeError', `${name}() got too many arguments`)
  }
  for (const surplus of named.keys()) {
    fail('TypeError', `${name}() got an unexpected argument '${surplus}'`)
  }
  return bound
}

/** Calls a method with `self` as its first argument. */
export function invoke<Self>(
  name: string,
  [signature, run]: Method<Self>,
  self: Self,
  args: Arguments,
): Value {
  return run(self, ...bindArguments(name, signature, args))
}
