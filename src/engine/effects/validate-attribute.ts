import { attributesOf, findStoredEvent } from '../event/stored-events.ts'
import { isEmpty } from '../php/empty.ts'
import { getOffset } from '../php/offsets.ts'
import type { PhpMap, PhpValue } from '../php/value.ts'
import { ATTRIBUTE_CATEGORIES, ATTRIBUTE_TYPES } from './attribute-types.ts'
import { isUuid } from './is-uuid.ts'
import type { MispState } from './state.ts'
import { findAttributeByUuid, findStoredAttribute } from './stored-rows.ts'
import { textOf } from './text-of.ts'

/** What is wrong with a row, by field, in MISP's words. Nothing wrong: an empty map. */
export type ValidationErrors = Readonly<Record<string, readonly string[]>>

const DISTRIBUTIONS =
  'Your organisation only, This community only, Connected communities, All communities, Sharing group, Inherit event'

/** Hexadecimal digits of the checksum types. */
const CHECKSUM_LENGTHS = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha224', 56],
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['sha512/224', 56],
  ['sha512/256', 64],
  ['sha3-224', 56],
  ['sha3-256', 64],
  ['sha3-384', 96],
  ['sha3-512', 128],
  ['imphash', 32],
  ['x509-fingerprint-md5', 32],
  ['x509-fingerprint-sha1', 40],
  ['x509-fingerprint-sha256', 64],
  ['ja3-fingerprint-md5', 32],
  ['hassh-md5', 32],
  ['hasshserver-md5', 32],
])

/**
 * What MISP's model finds wrong with an attribute that is about to be saved.
 *
 * @param row the attribute with the fields that are saved
 * @param id the id of the row it replaces; undefined for a new one
 */
export function validateAttribute(
  state: MispState,
  row: PhpMap,
  id: string | undefined,
): ValidationErrors {
  const errors: [string, readonly string[]][] = [
    ['type', typeErrors(row)],
    ['category', categoryErrors(row)],
    ['value', valueErrors(state, row, id)],
    ['uuid', uuidErrors(state, row, id)],
    ['distribution', distributionErrors(row)],
  ]
  return Object.fromEntries(errors.filter(([, texts]) => texts.length > 0))
}

export function isValid(errors: ValidationErrors): boolean {
  return Object.keys(errors).length === 0
}

function typeErrors(row: PhpMap): readonly string[] {
  const type = ATTRIBUTE_TYPES.get(textOf(row['type']))
  const fits = type?.categories.includes(textOf(row['category'])) === true
  return fits ? [] : ['Options depend on the selected category.']
}

function categoryErrors(row: PhpMap): readonly string[] {
  if (ATTRIBUTE_CATEGORIES.includes(textOf(row['category']))) return []
  return [`Options : ${ATTRIBUTE_CATEGORIES.join(', ')}`]
}

function valueErrors(state: MispState, row: PhpMap, id: string | undefined): readonly string[] {
  const value = textOf(row['value'])
  if (value === '') return ['stringNotEmpty']
  const length = CHECKSUM_LENGTHS.get(textOf(row['type']))
  if (length !== undefined && !(value.length === length && /^[0-9a-f]+$/i.test(value))) {
    return [
      `Checksum has an invalid length or format (expected: ${length} hexadecimal characters). Please double check the value or select type "other".`,
    ]
  }
  return hasTwin(state, row, id) ? ['A similar attribute already exists for this event.'] : []
}

/** What no two attributes of an event have in common. */
const IDENTITY = ['value', 'type', 'category', 'object_id', 'event_id']

/** Whether the event has such an attribute already, in the same object. */
function hasTwin(state: MispState, row: PhpMap, id: string | undefined): boolean {
  const event = findStoredEvent(state, getOffset(row, 'event_id'))
  if (event === undefined) return false
  const wanted = IDENTITY.map((key) => [key, textOf(row[key])] as const)
  const isTwin = (other: PhpValue): boolean =>
    wanted.every(([key, value]) => textOf(getOffset(other, key)) === value)
  // What stays as it is was checked when it was added; looking through all others each time would take too long.
  const own = findStoredAttribute(state, id ?? null)?.attribute
  if (own !== undefined && isTwin(own)) return false
  return attributesOf(event).some(
    (other) =>
      textOf(getOffset(other, 'id')) !== id &&
      isEmpty(getOffset(other, 'deleted')) &&
      isTwin(other),
  )
}

function uuidErrors(state: MispState, row: PhpMap, id: string | undefined): readonly string[] {
  const uuid = getOffset(row, 'uuid')
  if (!isUuid(uuid)) return ['Please provide a valid RFC 4122 UUID']
  const owner = findAttributeByUuid(state, uuid, id)
  if (owner === undefined || textOf(owner.attribute['id']) === id) return []
  return ['The UUID provided is not unique']
}

function distributionErrors(row: PhpMap): readonly string[] {
  return /^[0-5]$/.test(textOf(row['distribution'])) ? [] : [`Options: ${DISTRIBUTIONS}`]
}
