import { isPhpMap } from '@/engine/php/array'
import { getOffset, itemsOf } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'

/** An event in which everything has an id, and how many rows had none. */
export interface EventWithIds {
  readonly event: PhpMap
  readonly given: number
}

/**
 * Gives ids to what has none, as MISP does when an event is added: exports for feeds carry uuids only, but tagging and
 * editing go by ids. What has an id keeps it.
 */
export function giveIds(event: PhpMap): EventWithIds {
  return new IdGiver(event).result()
}

class IdGiver {
  readonly #event: PhpMap
  readonly #next: Record<'attribute' | 'object' | 'tag', number>
  readonly #tagIds = new Map<PhpValue, string>()
  #given = 0

  constructor(event: PhpMap) {
    this.#event = event
    const objects = rows(event, 'Object')
    const attributes = [
      ...rows(event, 'Attribute'),
      ...objects.flatMap((object) => rows(object, 'Attribute')),
    ]
    const tags = [event, ...attributes, ...rows(event, 'EventReport')].flatMap((row) =>
      rows(row, 'Tag'),
    )
    for (const tag of tags) {
      if (hasId(tag)) this.#tagIds.set(getOffset(tag, 'name'), String(tag['id']))
    }
    this.#next = {
      attribute: afterHighest(attributes),
      object: afterHighest(objects),
      tag: afterHighest(tags),
    }
  }

  result(): EventWithIds {
    const event = hasId(this.#event) ? this.#event : this.#add(this.#event, { id: '1' })
    const eventId = String(event['id'])
    const complete = this.#tagged(
      changed(event, {
        Attribute: (row) => this.#attribute(row, eventId, '0'),
        Object: (row) => this.#object(row, eventId),
        EventReport: (row) => this.#tagged(owned(row, { event_id: eventId })),
      }),
    )
    return { event: complete, given: this.#given }
  }

  #object(row: PhpMap, eventId: string): PhpMap {
    const object = owned(this.#withId(row, 'object'), { event_id: eventId })
    const objectId = String(object['id'])
    return changed(object, { Attribute: (item) => this.#attribute(item, eventId, objectId) })
  }

  #attribute(row: PhpMap, eventId: string, objectId: string): PhpMap {
    const attribute = this.#withId(row, 'attribute')
    return this.#tagged(owned(attribute, { event_id: eventId, object_id: objectId }))
  }

  #tagged(row: PhpMap): PhpMap {
    return changed(row, { Tag: (tag) => this.#tag(tag) })
  }

  #tag(tag: PhpMap): PhpMap {
    if (hasId(tag)) return tag
    const name = getOffset(tag, 'name')
    const known = this.#tagIds.get(name)
    const withId = known === undefined ? this.#withId(tag, 'tag') : this.#add(tag, { id: known })
    this.#tagIds.set(name, String(withId['id']))
    return withId
  }

  #withId(row: PhpMap, kind: 'attribute' | 'object' | 'tag'): PhpMap {
    if (hasId(row)) return row
    const id = String(this.#next[kind])
    this.#next[kind] += 1
    return this.#add(row, { id })
  }

  #add(row: PhpMap, id: { readonly id: string }): PhpMap {
    this.#given += 1
    return { ...id, ...row, ...id }
  }
}

function hasId(row: PhpMap): boolean {
  const id = getOffset(row, 'id')
  return (typeof id === 'string' && id !== '') || typeof id === 'number'
}

function rows(owner: PhpMap, key: string): readonly PhpMap[] {
  return itemsOf(getOffset(owner, key)).filter(isPhpMap)
}

function afterHighest(list: readonly PhpMap[]): number {
  const ids = list.map((row) => Number(getOffset(row, 'id'))).filter(Number.isSafeInteger)
  return ids.reduce((highest, id) => Math.max(highest, id), 0) + 1
}

/** The row with the ids of what it belongs to, where they are missing. */
function owned(row: PhpMap, ids: Readonly<Record<string, string>>): PhpMap {
  const missing = Object.entries(ids).filter(([key]) => getOffset(row, key) === null)
  return missing.length === 0 ? row : { ...row, ...Object.fromEntries(missing) }
}

/** The row with changed items in some of its lists; the same row when nothing changed. */
function changed(row: PhpMap, lists: Readonly<Record<string, (item: PhpMap) => PhpMap>>): PhpMap {
  const entries = Object.entries(lists).flatMap(([key, change]) => {
    const list = itemsOf(getOffset(row, key))
    const now = list.map((item) => (isPhpMap(item) ? change(item) : item))
    return now.some((item, index) => item !== list[index]) ? [[key, now] as const] : []
  })
  return entries.length === 0 ? row : { ...row, ...Object.fromEntries(entries) }
}
