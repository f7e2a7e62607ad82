/**
 * Editing sessions of all tabs. A session holds a lock of the browser as long as its tab lives, however the tab ends: so
 * a draft whose lock nobody holds was left behind.
 */
export interface Sessions {
  /** Begins a session; what is given back ends it. */
  begin(id: string): () => void
  /** The ids of the sessions that live now, in all tabs. */
  living(): Promise<ReadonlySet<string>>
}

const prefix = 'draft:'

/** Sessions by locks. Where the browser refuses them (a frame that gets no storage) those of this tab alone. */
export function lockedSessions(locks: LockManager): Sessions {
  const own = ownSessions()
  return {
    begin: (id) => {
      const endOwn = own.begin(id)
      let end: () => void = () => undefined
      const ended = new Promise<void>((resolve) => {
        end = resolve
      })
      locks.request(prefix + id, () => ended).catch(() => undefined)
      return () => {
        endOwn()
        end()
      }
    },
    living: async () => {
      try {
        const { held = [] } = await locks.query()
        return new Set(held.map(({ name = '' }) => name.slice(prefix.length)))
      } catch {
        return own.living()
      }
    },
  }
}

/** Sessions of this tab alone, where the browser has no locks (a page without https): drafts of others count as left. */
export function ownSessions(): Sessions {
  const own = new Set<string>()
  return {
    begin: (id) => {
      own.add(id)
      return () => own.delete(id)
    },
    living: () => Promise.resolve(own),
  }
}

/** The sessions of this browser. */
export const sessions: Sessions =
  typeof navigator !== 'undefined' && 'locks' in navigator
    ? lockedSessions(navigator.locks)
    : ownSessions()
