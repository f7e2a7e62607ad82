import { isPhpList, isPhpMap } from '@/engine/php/array'
import { identical } from '@/engine/php/identical'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { FrozenModule } from './frozen'
import { asInteger, asList, asText, unexpected } from './guards'

/** A node on its way into a link or out of it. */
export interface KeyedNode {
  readonly key: string
  readonly raw: PhpMap
}

const INPUT = 'input_1'

/**
 * Writes the connections of a node's outputs: for each output nothing, one target or a list of them. A target is how
 * many places further on it stands in the list of nodes, or its key where there is no such node.
 *
 * @returns null where the outputs follow from the module, or say more than this form can
 */
export function shortenOutputs(
  module: FrozenModule,
  outputs: PhpValue,
  place: number,
  placeOf: ReadonlyMap<string, number>,
): PhpValue {
  const ports = portList(outputs)
  const targets = ports.map((port) => connectionList(port).map(targetOf))
  if (targets.flat().includes(undefined)) return null
  const short = targets.map((keys): PhpValue => {
    const steps = keys.map((key = '') => stepTo(key, place, placeOf))
    return steps.length > 1 ? steps : (steps[0] ?? null)
  })
  const isPlain = short.length === module.outputs && short.every((step) => step === null)
  return isPlain ? null : short
}

function targetOf(connection: PhpValue): string | undefined {
  const key = isPhpMap(connection) ? connection['node'] : undefined
  return typeof key === 'string' ? key : undefined
}

function stepTo(key: string, place: number, placeOf: ReadonlyMap<string, number>): PhpValue {
  const target = placeOf.get(key)
  return target === undefined ? key : target - place
}

/** @throws LinkError for what `shortenOutputs` did not write */
export function restoreOutputs(
  module: FrozenModule,
  short: PhpValue | undefined,
  place: number,
  keys: readonly string[],
): PhpMap {
  const ports =
    short === null || short === undefined
      ? Array.from({ length: module.outputs }, () => null)
      : asList(short)
  return Object.fromEntries(
    ports.map((port, index) => {
      const targets = isPhpList(port) ? port : port === null ? [] : [port]
      const connections = targets.map((target) => ({
        node: keyOf(target, place, keys),
        output: INPUT,
      }))
      return [`output_${index + 1}`, { connections }]
    }),
  )
}

function keyOf(target: PhpValue, place: number, keys: readonly string[]): string {
  if (typeof target === 'string') return asText(target)
  const key = keys[place + asInteger(target)]
  if (key === undefined) throw unexpected()
  return key
}

/** The inputs that follow from the outputs of all nodes, by key; MISP draws the connections from them. */
export function inputsFrom(
  nodes: readonly { readonly key: string; readonly outputs: PhpMap }[],
): ReadonlyMap<string, readonly PhpMap[]> {
  const sources = new Map<string, PhpMap[]>()
  for (const { key, outputs } of nodes) {
    for (const [name, port] of Object.entries(outputs)) {
      for (const connection of connectionList(port)) {
        const target = targetOf(connection)
        if (target === undefined) continue
        const known = sources.get(target) ?? []
        known.push({ node: key, input: name })
        sources.set(target, known)
      }
    }
  }
  return sources
}

/** The one input of a node, if its module has any. */
export function inputOf(module: FrozenModule, sources: readonly PhpMap[] = []): PhpMap {
  return module.type === 'trigger' ? {} : { [INPUT]: { connections: sources } }
}

function portList(outputs: PhpValue): readonly PhpValue[] {
  if (!isPhpMap(outputs)) return []
  const ports = Object.values(outputs)
  const names = ports.map((_, index) => `output_${index + 1}`)
  return identical(Object.keys(outputs), names) ? ports : []
}

function connectionList(port: PhpValue): readonly PhpValue[] {
  const connections = isPhpMap(port) ? port['connections'] : undefined
  return isPhpList(connections) ? connections : []
}
