import { savedAttribute } from '@/engine/effects/attribute-triggers'
import type { MispState } from '@/engine/effects/state'
import { tagRow } from '@/engine/effects/tags'
import type { Compat } from '@/engine/compat'
import { ATTRIBUTE_COLUMNS, OBJECT_COLUMNS, pickColumns } from '@/engine/event/columns'
import { fetchEvent } from '@/engine/event/fetch-event'
import { attributesOf, findEventRow, quickFetchEvent } from '@/engine/event/stored-events'
import { isPhpMap } from '@/engine/php/array'
import { getOffset, itemsOf, omitKeys } from '@/engine/php/offsets'
import type { PhpMap, PhpValue } from '@/engine/php/value'

/** The event that a trigger fires for, as the simulated MISP has it. */
export interface FiringEvent {
  readonly state: MispState
  /** The inside of `Event`, everything in it with an id. */
  readonly event: PhpMap
  readonly compat: Compat
}

/** One thing that a trigger can fire for, with the data that MISP hands over then. */
export interface TriggerRecord {
  /** What tells it apart from others of its kind. */
  readonly label: string
  readonly data: () => PhpMap
}

/** The things in an event that a trigger fires for one by one. */
interface RecordKind {
  /** What one of them is called. */
  readonly one: string
  readonly records: (firing: FiringEvent) => readonly TriggerRecord[]
}

/** The kinds of records by trigger; the other triggers are about the event as a whole, or about nothing in an event. */
const KINDS: ReadonlyMap<string, RecordKind> = new Map([
  ['attribute-after-save', { one: 'attribute', records: savedAttributes }],
  ['enrichment-before-query', { one: 'attribute', records: enrichedAttributes }],
  ['object-after-save', { one: 'object', records: savedObjects }],
  ['tag-attached-after-save', { one: 'attached tag', records: attachedTags }],
  ['sighting-after-save', { one: 'attribute', records: sightedAttributes }],
  ['event-report-after-save', { one: 'event report', records: savedReports }],
  ['shadow-attribute-before-save', { one: 'proposal', records: proposals }],
  ['shadow-attribute-after-save', { one: 'proposal', records: proposals }],
  ['analyst-data-after-save', { one: 'note, opinion or relationship', records: analystData }],
])

/** What one of the things is called that a trigger fires for; undefined for a trigger about whole events or none. */
export function recordKindOf(triggerId: string): string | undefined {
  return KINDS.get(triggerId)?.one
}

/** The things in an event that a trigger fires for one by one, in their order there. */
export function recordsOf(triggerId: string, firing: FiringEvent): readonly TriggerRecord[] {
  return KINDS.get(triggerId)?.records(firing) ?? []
}

/**
 * What MISP hands to a trigger about a whole event: before a save the row that is written, after it the row with creator
 * and tags; to all others the event as it is.
 *
 * @param asLoaded the event as somebody has it, `Event` and what stands beside it
 */
export function eventDataFor(triggerId: string, asLoaded: PhpMap, firing: FiringEvent): PhpMap {
  const id = getOffset(firing.event, 'id')
  switch (triggerId) {
    case 'event-before-save':
      return { Event: findEventRow(firing.state, id) ?? {} }
    case 'event-after-save':
      return quickFetchEvent(firing.state, id) ?? {}
    default:
      return asLoaded
  }
}

function savedAttributes({ state, event }: FiringEvent): TriggerRecord[] {
  return attributesIn(event).map((attribute) => ({
    label: attributeLabel(attribute),
    data: () => savedAttribute(state, getOffset(attribute, 'id')),
  }))
}

/** Enriching an event asks about its attributes one by one; a module's name is put beside the event. */
function enrichedAttributes({ state, event, compat }: FiringEvent): TriggerRecord[] {
  return attributesIn(event).map((attribute) => ({
    label: attributeLabel(attribute),
    data: () => {
      const fetched = fetchEvent(state, getOffset(event, 'id'), compat) ?? {}
      const all = [fetched, ...itemsOf(getOffset(fetched, 'Object'))].flatMap((owner) =>
        itemsOf(getOffset(owner, 'Attribute')),
      )
      const id = getOffset(attribute, 'id')
      const asked = all.find((row) => getOffset(row, 'id') === id) ?? attribute
      return { ...omitKeys(fetched, ['Attribute', 'Object']), Attribute: [asked], _module: '' }
    },
  }))
}

function savedObjects({ event }: FiringEvent): TriggerRecord[] {
  return rowsOf(event, 'Object').map((object) => ({
    label: `${textAt(object, 'name')} ${textAt(object, 'id')}`,
    data: () => {
      const attributes = rowsOf(object, 'Attribute')
      return {
        Object: pickColumns(object, OBJECT_COLUMNS),
        ...(attributes.length === 0
          ? {}
          : { Attribute: attributes.map((row) => pickColumns(row, ATTRIBUTE_COLUMNS)) }),
      }
    },
  }))
}

function attachedTags({ event }: FiringEvent): TriggerRecord[] {
  const event_id = getOffset(event, 'id')
  const ofEvent = rowsOf(event, 'Tag').map((tag) => ({
    label: `${textAt(tag, 'name')} on the event`,
    data: () => ({ Tag: { ...tagRow(tag), event_id, local: getOffset(tag, 'local') } }),
  }))
  const ofAttributes = attributesIn(event).flatMap((attribute) =>
    rowsOf(attribute, 'Tag').map((tag) => ({
      label: `${textAt(tag, 'name')} on ${attributeLabel(attribute)}`,
      data: () => ({
        Tag: { ...tagRow(tag), attribute_id: getOffset(attribute, 'id'), event_id },
      }),
    })),
  )
  return [...ofEvent, ...ofAttributes]
}

function sightedAttributes({ event }: FiringEvent): TriggerRecord[] {
  return attributesIn(event).map((attribute) => ({
    label: attributeLabel(attribute),
    data: () => ({
      Sighting: {
        attribute_id: getOffset(attribute, 'id'),
        event_id: getOffset(event, 'id'),
        type: '0',
        Event: pickColumns(event, ['id', 'uuid', 'orgc_id', 'org_id', 'info']),
        Attribute: pickColumns(attribute, ['id', 'uuid', 'type', 'category', 'to_ids', 'value']),
      },
    }),
  }))
}

function savedReports({ event }: FiringEvent): TriggerRecord[] {
  const event_id = getOffset(event, 'id')
  return rowsOf(event, 'EventReport').map((report) => ({
    label: textAt(report, 'name'),
    data: () => ({ EventReport: { ...report, event_id } }),
  }))
}

/** Proposals stand beside the attribute they want to change; those of new attributes in the event. */
function proposals({ event }: FiringEvent): TriggerRecord[] {
  const event_id = getOffset(event, 'id')
  const ofEvent = rowsOf(event, 'ShadowAttribute').map((row) => ({ ...row, event_id }))
  const ofAttributes = attributesIn(event).flatMap((attribute) =>
    rowsOf(attribute, 'ShadowAttribute').map((row) => ({
      ...row,
      event_id,
      old_id: getOffset(row, 'old_id') ?? getOffset(attribute, 'id'),
    })),
  )
  return [...ofEvent, ...ofAttributes].map((row) => ({
    label: attributeLabel(row),
    data: () => ({ ShadowAttribute: row }),
  }))
}

/** Notes and the like name what they are about; where an export leaves that out, it is what they stand in. */
function analystData({ event }: FiringEvent): TriggerRecord[] {
  const owners: readonly (readonly [type: string, rows: readonly PhpMap[]])[] = [
    ['Event', [event]],
    ['Attribute', attributesIn(event)],
    ['Object', rowsOf(event, 'Object')],
    ['EventReport', rowsOf(event, 'EventReport')],
  ]
  return owners.flatMap(([object_type, rows]) =>
    rows.flatMap((owner) =>
      ['Note', 'Opinion', 'Relationship'].flatMap((type) =>
        rowsOf(owner, type).map((row) => ({
          label: `${type} on ${object_type} ${textAt(owner, 'id')}`,
          data: () => ({
            [type]: { object_type, object_uuid: getOffset(owner, 'uuid'), ...row },
          }),
        })),
      ),
    ),
  )
}

function attributesIn(event: PhpMap): PhpMap[] {
  return attributesOf(event).filter(isPhpMap)
}

function rowsOf(owner: PhpValue, key: string): PhpMap[] {
  return itemsOf(getOffset(owner, key)).filter(isPhpMap)
}

function attributeLabel(attribute: PhpMap): string {
  return `${textAt(attribute, 'type')} ${textAt(attribute, 'value')}`
}

/** A field as a text of bounded length. */
function textAt(row: PhpMap, key: string): string {
  const value = getOffset(row, key)
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 80) : ''
}
