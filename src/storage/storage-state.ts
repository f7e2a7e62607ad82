import Dexie from 'dexie'

/** Where what is saved goes. In all states but `stored` new work is kept in this tab alone. */
export type StorageState =
  | { readonly kind: 'stored' }
  /** The browser gives no storage, as in some private windows, or it broke. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  /** The browser gives no more room. */
  | { readonly kind: 'full' }
  /** Another tab with an older page keeps the database from being brought up to date. */
  | { readonly kind: 'blocked' }
  /** A newer page, in another tab, has changed the database: this one must be reloaded to use it. */
  | { readonly kind: 'outdated' }

const dexieNames = new Set<string>(Object.values(Dexie.errnames))

/** What an error says about the storage; null when it is an error of another kind. */
export function stateAfter(error: unknown): StorageState | null {
  const [outer, inner] = [nameOf(error), nameOf(innerOf(error))]
  if (outer === 'QuotaExceededError' || inner === 'QuotaExceededError') return { kind: 'full' }
  if (!(error instanceof Error) || !(dexieNames.has(outer) || error instanceof DOMException)) {
    return null
  }
  return { kind: 'unavailable', reason: error.message }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}

function innerOf(error: unknown): unknown {
  return error instanceof Error && 'inner' in error ? error.inner : undefined
}
