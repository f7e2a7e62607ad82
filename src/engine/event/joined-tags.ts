import { isEmpty } from '../php/empty.ts'
import { getOffset, itemsOf } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { attributesOf, type StoredEvents } from './stored-events.ts'

/** Rows that join tags to their owner (`EventTag`, `AttributeTag`), each with its tag. */
export interface JoinOptions {
  /** The owner's column in the joining table. */
  readonly owner: 'event_id' | 'attribute_id' | 'event_report_id'
  readonly ownerId: PhpValue
  /** The id of the first joining row. */
  readonly firstId: number
  /** Gives the tag as it is put into the row. */
  readonly tag: (tag: PhpValue) => PhpMap
}

/** The joining rows of a list of tags as MISP shows them (`local` and `relationship_type` inside the tag). */
export function joinTags(tags: readonly PhpValue[], options: JoinOptions): readonly PhpMap[] {
  return tags.map((tag, index) => ({
    id: String(options.firstId + index),
    [options.owner]: options.ownerId,
    tag_id: getOffset(tag, 'id'),
    local: !isEmpty(getOffset(tag, 'local')),
    relationship_type: getOffset(tag, 'relationship_type') ?? '',
    Tag: options.tag(tag),
  }))
}

/**
 * The id of an event's first row in `event_tags`. The simulated MISP does not keep the ids of joining rows: they are
 * counted over the events in the order of their ids, as if all tags had been attached in that order.
 */
export function firstEventTagId({ events }: StoredEvents, event: PhpMap): number {
  return 1 + countBefore(events, event, (other) => tagsOf(other).length)
}

/** The id of the first row in `attribute_tags` of an event's attributes, counted like `firstEventTagId`. */
export function firstAttributeTagId({ events }: StoredEvents, event: PhpMap): number {
  return 1 + countBefore(events, event, (other) => sum(attributesOf(other), tagsOf))
}

/** The tags of an event, attribute or report as MISP shows them. */
export function tagsOf(owner: PhpValue): readonly PhpValue[] {
  return itemsOf(getOffset(owner, 'Tag'))
}

function countBefore(
  events: StoredEvents['events'],
  event: PhpMap,
  count: (other: PhpMap) => number,
): number {
  let total = 0
  for (const other of Object.values(events)) {
    if (other === event) break
    total += count(other)
  }
  return total
}

function sum(
  owners: readonly PhpValue[],
  listOf: (owner: PhpValue) => readonly PhpValue[],
): number {
  return owners.reduce((total: number, owner) => total + listOf(owner).length, 0)
}
