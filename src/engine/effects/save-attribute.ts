import { findStoredEvent } from '../event/stored-events.ts'
import { isTruthy } from '../php/empty.ts'
import { jsonEncode } from '../php/json-encode.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { announceAttribute, splitValue } from './attribute-triggers.ts'
import { ATTRIBUTE_TYPES } from './attribute-types.ts'
import { changeText } from './change-text.ts'
import type { EffectContext } from './context.ts'
import { newUuid, nextId, takeId } from './next-id.ts'
import {
  changeAttribute,
  changeEvent,
  findStoredAttribute,
  insertAttribute,
  removeAttribute,
} from './stored-rows.ts'
import { isValid, validateAttribute, type ValidationErrors } from './validate-attribute.ts'
import { describeSave, writeLog } from './write-log.ts'
import { textOf, wholeNumberOf } from './text-of.ts'
import { sharingGroupOf } from './sharing-group.ts'

/** What MISP writes of an attribute. */
const EDITABLE_FIELDS = [
  'event_id',
  'object_id',
  'object_relation',
  'category',
  'type',
  'value',
  'to_ids',
  'uuid',
  'timestamp',
  'distribution',
  'sharing_group_id',
  'comment',
  'deleted',
  'disable_correlation',
  'first_seen',
  'last_seen',
]

const FLAGS = ['to_ids', 'deleted', 'disable_correlation']

/** The attribute that was saved, or why it was not. */
export type SaveResult =
  | { readonly saved: true; readonly id: string }
  | { readonly saved: false; readonly errors: ValidationErrors }

/**
 * Adds an attribute: MISP fills in what is missing (category, flag and distribution by its type, a uuid), checks it,
 * logs it and fires `attribute-after-save`. The event only counts it; unpublishing is the caller's matter.
 */
export function addAttribute(context: EffectContext, given: PhpMap): SaveResult {
  const row = completed(context, given)
  const errors = validateAttribute(context.state, row, undefined)
  if (!isValid(errors)) return { saved: false, errors }
  return { saved: true, id: insertNew(context, row) }
}

/** Writes a new attribute that was checked before. */
export function insertNew(context: EffectContext, row: PhpMap): string {
  const id = takeId(context, 'attributes')
  const timestamp = String(context.state.now)
  const stored = { id, ...EMPTY_ROW, ...storedFields({ ...row, timestamp }) }
  context.update(insertAttribute(context.state, stored))
  countAttributes(context, getOffset(row, 'event_id'), 1)
  logSave(context, id, 'add', undefined, row)
  announceAttribute(context, id, 'add')
  return id
}

/** Writes fields of an attribute that exists, checked before. The event is not touched. */
export function updateAttribute(context: EffectContext, id: string, fields: PhpMap): void {
  const found = findStoredAttribute(context.state, id)
  if (found === undefined) return
  const timestamp = String(context.state.now)
  const written = storedFields({ ...fields, timestamp })
  const target = written['event_id'] ?? found.eventId
  if (target === found.eventId) {
    context.update(changeAttribute(context.state, id, (row) => ({ ...row, ...written })))
  } else {
    // Another event's id moves the attribute there.
    const moved = { ...found.attribute, ...written }
    context.update(insertAttribute(removeAttribute(context.state, id), moved))
    countAttributes(context, found.eventId, -1)
    countAttributes(context, target, 1)
  }
  logSave(context, id, 'edit', found.attribute, { ...found.attribute, ...fields })
  announceAttribute(context, id, 'edit')
}

/** Says in the log that an attribute was not saved because of what is wrong with it. */
export function logDropped(
  context: EffectContext,
  action: 'add' | 'edit',
  row: PhpMap,
  errors: ValidationErrors,
): void {
  const name = `${textOf(row['category'])}/${textOf(row['type'])} ${textOf(row['value'])}`
  writeLog(context, {
    model: 'Attribute',
    modelId: 0,
    action,
    title: `Attribute dropped due to validation for Event ${textOf(row['event_id'])} failed: ${name}`,
    change: `Validation errors: ${jsonEncode(errors)} Full Attribute: ${jsonEncode(row)}`,
  })
}

/** Fields a stored attribute has at least. */
const EMPTY_ROW: PhpMap = {
  type: '',
  category: '',
  to_ids: false,
  uuid: '',
  event_id: '',
  distribution: '5',
  timestamp: '0',
  comment: '',
  sharing_group_id: '0',
  deleted: false,
  disable_correlation: false,
  object_id: '0',
  object_relation: null,
  first_seen: null,
  last_seen: null,
  value: '',
  Galaxy: [],
  ShadowAttribute: [],
}

/** A new attribute as MISP's model completes it. The order of its fields is the one of the log. */
function completed(context: EffectContext, given: PhpMap): PhpMap {
  const type = ATTRIBUTE_TYPES.get(textOf(given['type']))
  const category = textOf(given['category'])
  return {
    object_id: '0',
    to_ids: type?.toIds ?? true,
    distribution: '5',
    deleted: '0',
    disable_correlation: '0',
    ...editable(given),
    ...(category === '' ? { category: type?.categories[0] ?? '' } : {}),
    sharing_group_id: sharingGroupOf(given),
    ...(textOf(given['uuid']) === '' ? { uuid: nextUuid(context) } : {}),
  }
}

/** The uuid of the attribute that will be added next. */
export function nextUuid(context: EffectContext): string {
  return newUuid('attributes', nextId(context.state, 'attributes'))
}

/** The fields of a record that MISP writes, in its order. */
export function editable(record: PhpMap): PhpMap {
  return Object.fromEntries(Object.entries(record).filter(([key]) => EDITABLE_FIELDS.includes(key)))
}

/** Fields with the types in which the REST API answers them. */
function storedFields(fields: PhpMap): PhpMap {
  return Object.fromEntries(
    Object.entries(editable(fields)).map(([key, value]) => [key, storedValue(key, value)]),
  )
}

function storedValue(key: string, value: PhpValue): PhpValue {
  if (FLAGS.includes(key)) return isTruthy(value) && value !== 'false'
  return value === null ? null : toPhpString(value)
}

function countAttributes(context: EffectContext, eventId: PhpValue, change: number): void {
  if (findStoredEvent(context.state, eventId) === undefined) return
  context.update(
    changeEvent(context.state, eventId, (event) => ({
      ...event,
      attribute_count: String(Math.max(0, wholeNumberOf(event['attribute_count']) + change)),
    })),
  )
}

function logSave(
  context: EffectContext,
  id: string,
  action: 'add' | 'edit',
  before: PhpMap | undefined,
  after: PhpMap,
): void {
  const change = changeText(before === undefined ? undefined : columns(before), columns(after))
  if (change === '') return
  const value = textOf(after['value'])
  writeLog(context, {
    model: 'Attribute',
    modelId: Number(id),
    action,
    title: attributeTitle(id, after),
    change,
    description: describeSave(
      context,
      'Attribute',
      id,
      action === 'add' ? 'added' : 'updated',
      value,
    ),
  })
}

/** How MISP's log names an attribute; of a composite value it shows the first part. */
export function attributeTitle(id: string, row: PhpMap): string {
  const [value1] = splitValue(textOf(row['type']), textOf(row['value']))
  const place = `${textOf(row['category'])}/${textOf(row['type'])}`
  return `Attribute (${id}) from Event (${textOf(row['event_id'])}): ${place} ${value1}`
}

/** The columns of the attributes table: the value in its two parts at the end. */
function columns(row: PhpMap): PhpMap {
  const { value, ...fields } = editable(row)
  const [value1, value2] = splitValue(textOf(row['type']), textOf(value))
  return { ...fields, value1, value2 }
}
