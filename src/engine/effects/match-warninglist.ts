import { parseCidr, cidrContains } from './cidr.ts'
import { matches } from '../hash-path/index.ts'
import type { Warninglist } from './state.ts'

/** A warninglist that fits a value: which part of the value, and which entry. */
export interface WarninglistMatch {
  readonly value: string
  readonly match: string
}

/** Entries of a list prepared for look-ups; a list is prepared once. */
interface PreparedList {
  readonly find: (value: string) => string | undefined
}

const prepared = new WeakMap<Warninglist, PreparedList>()

/** Whether a list applies to an attribute type at all. */
export function appliesToType(list: Warninglist, type: string): boolean {
  return list.matchingAttributes.includes('ALL') || list.matchingAttributes.includes(type)
}

/**
 * What a warninglist says of an attribute's value. The parts of a composite value (`ip|port`) are looked up one by one;
 * how an entry fits depends on the list's type: whole value, part of it, a host or one of its parents, a network, or a
 * pattern.
 */
export function matchWarninglist(
  list: Warninglist,
  type: string,
  value: string,
): WarninglistMatch | undefined {
  const parts = type.includes('|') || type === 'malware-sample' ? splitOnce(value) : [value]
  const { find } = prepare(list)
  for (const part of parts) {
    const match = find(part)
    if (match !== undefined) return { value: part, match }
  }
  return undefined
}

function splitOnce(value: string): readonly string[] {
  const bar = value.indexOf('|')
  return bar < 0 ? [value] : [value.slice(0, bar), value.slice(bar + 1)]
}

function prepare(list: Warninglist): PreparedList {
  const known = prepared.get(list)
  if (known !== undefined) return known
  const result = { find: finderOf(list) }
  prepared.set(list, result)
  return result
}

function finderOf({ type, entries }: Warninglist): PreparedList['find'] {
  if (type === 'cidr') return findNetwork(entries)
  if (type === 'hostname') return findHost(entries)
  if (type === 'substring') return (value) => entries.find((entry) => value.includes(entry))
  if (type === 'regex') return (value) => entries.find((entry) => fitsPattern(entry, value))
  const exact = new Set(entries)
  return (value) => (exact.has(value) ? value : undefined)
}

/** A pattern is what a hash path's matcher calls a regular expression. */
function fitsPattern(pattern: string, value: string): boolean {
  return pattern.startsWith('/') && matches({ value }, `[value=${pattern}]`)
}

function findHost(entries: readonly string[]): PreparedList['find'] {
  const hosts = new Set(entries.map((entry) => entry.replace(/^\./, '').toLowerCase()))
  return (value) => {
    const labels = hostOf(value).toLowerCase().replace(/\.+$/, '').split('.')
    // From the top-level domain downwards: the most general entry is the one reported.
    for (let first = labels.length - 1; first >= 0; first -= 1) {
      const host = labels.slice(first).join('.')
      if (hosts.has(host)) return host
    }
    return undefined
  }
}

function hostOf(value: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^:/?#]*)/i.exec(value)?.[1] ?? value
}

function findNetwork(entries: readonly string[]): PreparedList['find'] {
  const networks = entries
    .flatMap((entry) => parseCidr(entry) ?? [])
    .sort((left, right) => left.prefix - right.prefix)
  return (value) => {
    const address = parseCidr(value)
    if (address === undefined) return undefined
    return networks.find((network) => cidrContains(network, address))?.text
  }
}
