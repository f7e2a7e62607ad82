import type { Compat } from '../../../compat.ts'
import { get } from '../../../hash-path/index.ts'
import { arrayCount, arrayGet, isPhpArray } from '../../../php/array.ts'
import { isEmpty } from '../../../php/empty.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { toInteger } from '../../../php/integer.ts'
import { looseEquals } from '../../../php/loose-compare.ts'
import { getOffset } from '../../../php/offsets.ts'
import type { PhpArray, PhpMap, PhpValue } from '../../../php/value.ts'

const SHARING_GROUP = 4
/** More open than any level there is: what combining starts from. */
const INHERIT = 5

/**
 * What decides who may see the subject of a distribution condition, most specific part first: for scope `attribute` the
 * first attribute of the event (no other is looked at), the object named in it and the event, else the event alone.
 *
 * @returns undefined when the MISP version takes an event without attributes as not matching
 * @throws PhpError where MISP hands something that is no array to a function that needs one
 */
export function readDistributed(
  data: PhpMap,
  scope: PhpValue,
  wantsGroups: boolean,
  compat: Compat,
): readonly PhpArray[] | undefined {
  const event = requireArray(arrayGet(data, 'Event'))
  if (looseEquals(scope, 'attribute')) {
    if (compat.distributionIfComparesLevelFirst && hasNoAttributes(event)) return undefined
    return [...firstAttribute(event), event]
  }
  // 2.5.1 looks up the attribute for sharing groups even where it is not asked about.
  if (wantsGroups && !compat.distributionIfComparesLevelFirst) firstAttribute(event)
  return [event]
}

function firstAttribute(event: PhpArray): readonly PhpArray[] {
  const attribute = requireArray(get(event, 'Attribute.0'))
  const object = requireArray(arrayGet(attribute, 'Object') ?? [])
  return [attribute, object].filter((part) => !isEmpty(part))
}

function hasNoAttributes(event: PhpArray): boolean {
  return arrayCount(requireArray(arrayGet(event, 'Attribute'))) === 0
}

function requireArray(value: PhpValue | undefined): PhpArray {
  if (isPhpArray(value)) return value
  throw phpTypeError('Module_distribution_if: an argument must be of type array')
}

/** The effective level: nobody but the organisation wins, then a sharing group, then the smaller community. */
export function strictestLevel(parts: readonly PhpArray[]): number {
  return parts.map((part) => toInteger(getOffset(part, 'distribution'))).reduce(stricter, INHERIT)
}

function stricter(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return a === SHARING_GROUP || b === SHARING_GROUP ? SHARING_GROUP : Math.min(a, b)
}

/** The ids of the sharing groups of the parts that are shared with one. */
export function sharingGroupsOf(parts: readonly PhpArray[]): readonly PhpValue[] {
  return parts
    .filter((part) => looseEquals(getOffset(part, 'distribution'), SHARING_GROUP))
    .map((part) => getOffset(part, 'sharing_group_id'))
}
