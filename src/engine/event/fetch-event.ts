import type { Compat } from '../compat.ts'
import { isPhpArray, isPhpMap } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { getOffset, itemsOf, mapItems, mergeMaps, omitKeys } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import { toInteger } from '../php/integer.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { convertToCoreFormat } from './convert.ts'
import { firstAttributeTagId, firstEventTagId, joinTags, tagsOf } from './joined-tags.ts'
import {
  attributesOf,
  findStoredEvent,
  type EventRecord,
  type StoredEvents,
} from './stored-events.ts'

const THREAT_LEVELS: ReadonlyMap<string, string> = new Map([
  ['1', 'High'],
  ['2', 'Medium'],
  ['3', 'Low'],
  ['4', 'Undefined'],
])

/** What `GET /events/view` adds to what workflows get. */
const NOT_FETCHED = ['warnings', 'Note', 'Opinion', 'Relationship', 'RelationshipInbound'] as const

const MOVED_IN_ATTRIBUTE = [...NOT_FETCHED, 'Tag', 'Sighting', 'Galaxy', 'ShadowAttribute']

/** Lists that stand beside `Event` in a raw fetch. */
const FETCHED_BESIDE = [
  'Org',
  'Orgc',
  'SharingGroup',
  'Attribute',
  'ShadowAttribute',
  'RelatedEvent',
  'Galaxy',
  'Object',
  'EventReport',
  'CryptographicKey',
  'Tag',
] as const

/**
 * An event as MISP's own fetch gives it to workflows, before any conversion: attributes, objects and organisations stand
 * beside `Event`, tags inside `EventTag` and `AttributeTag` rows, sightings in one list. Left out: what was soft-deleted,
 * tags that are not exportable, warnings, analyst data. Undefined when there is no such event.
 */
export function fetchEvent(
  stored: StoredEvents,
  id: PhpValue,
  compat: Compat,
): EventRecord | undefined {
  const event = findStoredEvent(stored, id)
  if (event === undefined) return undefined
  const fetched = fetchAttributes(stored, event)
  const level = getOffset(event, 'threat_level_id')
  const sharingGroup = getOffset(event, 'SharingGroup')
  return {
    Event: ownFields(event),
    ThreatLevel: { name: THREAT_LEVELS.get(toPhpString(level)) ?? null, id: level },
    ...(sharingGroup === null ? {} : { SharingGroup: sharingGroup }),
    Attribute: fetched.attributes,
    ShadowAttribute: rowsOf(event, 'ShadowAttribute'),
    Object: fetched.objects,
    EventTag: joinTags(exportable(tagsOf(event)), {
      owner: 'event_id',
      ownerId: getOffset(event, 'id'),
      firstId: firstEventTagId(stored, event),
      tag: fullTag,
    }),
    EventReport: fetchReports(event, compat),
    CryptographicKey: rowsOf(event, 'CryptographicKey'),
    Galaxy: rowsOf(event, 'Galaxy'),
    Orgc: getOffset(event, 'Orgc'),
    Org: getOffset(event, 'Org'),
    User: { email: getOffset(event, 'event_creator_email') },
    RelatedEvent: fetchRelated(stored, event),
    Sighting: fetchSightings(event),
  }
}

/** An event in MISP's core format as workflows get it: what is published, and what a reload gives. */
export function fetchFullEvent(
  stored: StoredEvents,
  id: PhpValue,
  compat: Compat,
): PhpMap | undefined {
  const event = fetchEvent(stored, id, compat)
  return event === undefined ? undefined : convertToCoreFormat(event, stored, compat)
}

/** The correlating events, each with its columns as they are now. */
function fetchRelated(stored: StoredEvents, event: PhpMap): readonly PhpValue[] {
  return itemsOf(rowsOf(event, 'RelatedEvent')).map((related) => {
    const row = getOffset(related, 'Event')
    const current = findStoredEvent(stored, getOffset(row, 'id'))
    if (current === undefined || !isPhpMap(related) || !isPhpMap(row)) return related
    const columns = Object.entries(row).map(([key, value]) => [
      key,
      isPhpArray(value) ? value : (current[key] ?? value),
    ])
    return { ...related, Event: Object.fromEntries(columns) }
  })
}

/** The event's own columns, in the order of a fetch: the user's id follows `proposal_email_lock`. */
function ownFields(event: PhpMap): PhpMap {
  const hidden: readonly string[] = [
    ...FETCHED_BESIDE,
    ...NOT_FETCHED,
    'user_id',
    'sighting_timestamp',
  ]
  const user: [string, PhpValue] = ['user_id', getOffset(event, 'user_id') ?? '1']
  const fields = Object.entries(event).filter(([key]) => !hidden.includes(key))
  const after = fields.findIndex(([key]) => key === 'proposal_email_lock') + 1
  return Object.fromEntries(fields.toSpliced(after, 0, user))
}

function fetchAttributes(
  stored: StoredEvents,
  event: PhpMap,
): { attributes: readonly PhpMap[]; objects: readonly PhpMap[] } {
  let nextTagId = firstAttributeTagId(stored, event)
  const fetchAll = (attributes: PhpValue): readonly PhpMap[] =>
    existing(attributes).map((attribute) => {
      const tags = exportable(tagsOf(attribute))
      const fetched = fetchAttribute(attribute, tags, nextTagId)
      nextTagId += tags.length
      return fetched
    })
  return {
    attributes: fetchAll(getOffset(event, 'Attribute')),
    objects: existing(getOffset(event, 'Object')).map((object) => ({
      ...omitKeys(object, NOT_FETCHED),
      Attribute: fetchAll(getOffset(object, 'Attribute')),
    })),
  }
}

function fetchAttribute(attribute: PhpMap, tags: readonly PhpValue[], firstId: number): PhpMap {
  return mergeMaps(omitKeys(attribute, MOVED_IN_ATTRIBUTE), {
    AttributeTag: joinTags(tags, {
      owner: 'attribute_id',
      ownerId: getOffset(attribute, 'id'),
      firstId,
      tag: fullTag,
    }),
    Galaxy: getOffset(attribute, 'Galaxy') ?? [],
    ShadowAttribute: rowsOf(attribute, 'ShadowAttribute'),
  })
}

function fetchReports(event: PhpMap, compat: Compat): readonly PhpMap[] {
  const reports = existing(getOffset(event, 'EventReport'))
  if (!compat.tagsEventReports) return reports.map((report) => omitKeys(report, NOT_FETCHED))
  return reports.map((report) => ({
    ...omitKeys(report, [...NOT_FETCHED, 'Tag']),
    EventReportTag: joinTags(tagsOf(report), {
      owner: 'event_report_id',
      ownerId: getOffset(report, 'id'),
      firstId: 1,
      tag: fullTag,
    }),
  }))
}

/** All sightings of the event's attributes, oldest first. */
function fetchSightings(event: PhpMap): readonly PhpValue[] {
  return attributesOf(event)
    .flatMap((attribute) => itemsOf(getOffset(attribute, 'Sighting')))
    .toSorted((left, right) => toInteger(getOffset(left, 'id')) - toInteger(getOffset(right, 'id')))
}

/** A tag as a fetch gives it: with the owner of the tag, and how it is attached. */
function fullTag(tag: PhpValue): PhpMap {
  if (!isPhpMap(tag)) return {}
  const { id = null, name = null, colour = null, exportable: isExportable, ...rest } = tag
  return {
    id,
    name,
    colour,
    exportable: isExportable ?? true,
    org_id: '0',
    ...rest,
  }
}

function exportable(tags: readonly PhpValue[]): readonly PhpValue[] {
  return tags.filter((tag) => getOffset(tag, 'exportable') !== false)
}

/** The maps of a list that were not soft-deleted. */
function existing(rows: PhpValue): readonly PhpMap[] {
  return itemsOf(rows)
    .filter(isPhpMap)
    .filter((row) => isEmpty(getOffset(row, 'deleted')))
}

function rowsOf(owner: PhpMap, key: string): PhpValue {
  return mapItems(getOffset(owner, key) ?? [], (row) =>
    isPhpMap(row) ? omitKeys(row, NOT_FETCHED) : row,
  )
}
