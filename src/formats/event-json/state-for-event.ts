import { emptyState } from '@/engine/effects/empty-state'
import type { MispState } from '@/engine/effects/state'
import { isPhpMap } from '@/engine/php/array'
import { getOffset, itemsOf, omitKeys } from '@/engine/php/offsets'
import { toPhpString } from '@/engine/php/to-string'
import type { PhpMap } from '@/engine/php/value'

/**
 * The simulated MISP in which an event is at home: it is stored there under its id, its tags, organisations and sharing
 * group are known, as the event has them.
 *
 * @param event the inside of `Event`, everything in it with an id; null: the MISP without any event
 * @param now the clock, in seconds since 1970
 * @param misp what else there is in the MISP; missing: nothing
 */
export function stateForEvent(
  event: PhpMap | null,
  now: number,
  misp: MispState = emptyState(now),
): MispState {
  const state = { ...misp, now }
  if (event === null) return state
  const organisations = [getOffset(event, 'Org'), getOffset(event, 'Orgc')].filter(isPhpMap)
  const groups = [getOffset(event, 'SharingGroup')].filter(isPhpMap)
  const byId = (row: PhpMap): string => text(row, 'id')
  const ownTags = merged([], tagsIn(event), tagName)
  return {
    ...state,
    events: { ...state.events, [toPhpString(getOffset(event, 'id'))]: event },
    tags: merged(ownTags, renumbered(state.tags, ownTags), tagName),
    organisations: merged(merged([], organisations, byId), state.organisations, byId),
    sharingGroups: merged(merged([], groups, byId), state.sharingGroups, byId),
  }
}

/** Tags with ids behind those of others: an id must not mean two tags. */
function renumbered(tags: readonly PhpMap[], others: readonly PhpMap[]): readonly PhpMap[] {
  const highest = others.reduce((most, tag) => Math.max(most, Number(text(tag, 'id')) || 0), 0)
  return tags.map((tag, index) => ({ ...tag, id: String(highest + index + 1) }))
}

/** Rows that are there already, then those that are new. */
function merged(
  known: readonly PhpMap[],
  more: readonly PhpMap[],
  keyOf: (row: PhpMap) => string,
): readonly PhpMap[] {
  const seen = new Set(known.map(keyOf))
  const added = more.filter((row) => {
    const key = keyOf(row)
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
  return [...known, ...added]
}

/** The rows of all tags in an event, without what belongs to one attachment only. */
function tagsIn(event: PhpMap): readonly PhpMap[] {
  const objects = rows(event, 'Object')
  const owners = [
    event,
    ...rows(event, 'Attribute'),
    ...objects.flatMap((object) => rows(object, 'Attribute')),
    ...rows(event, 'EventReport'),
  ]
  return owners
    .flatMap((owner) => rows(owner, 'Tag'))
    .map((tag) => omitKeys(tag, ['local', 'relationship_type']))
}

function tagName(tag: PhpMap): string {
  return text(tag, 'name').toLowerCase()
}

function rows(owner: PhpMap, key: string): readonly PhpMap[] {
  return itemsOf(getOffset(owner, key)).filter(isPhpMap)
}

function text(row: PhpMap, key: string): string {
  const value = getOffset(row, key)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
