import type { useRunStore } from '@/stores/run'

/** A part of the page that the library has a place for. */
export type Keepable = 'workflow' | 'event' | 'run' | 'test' | 'misp'

/** What of the page can be kept now. */
export function keepable(store: ReturnType<typeof useRunStore>): ReadonlySet<Keepable> {
  const can = new Set<Keepable>()
  if (store.outline) can.add('workflow')
  if (store.data.document) can.add('event')
  if (store.summary && !store.isStale) {
    can.add('run')
    can.add('test')
  }
  if (store.misp.ownFiles.length > 0) can.add('misp')
  return can
}
