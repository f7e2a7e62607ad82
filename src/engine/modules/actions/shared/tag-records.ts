import { arrayEntries, arrayFromEntries, isPhpArray, arrayValues } from '../../../php/array.ts'
import { phpTypeError } from '../../../php/errors.ts'
import { getOffset, setOffset } from '../../../php/offsets.ts'
import type { PhpArray, PhpValue } from '../../../php/value.ts'
import type { TagChange } from './tag-items.ts'

/**
 * A list of tags in the roaming data after a change: new ones are appended as short records (also when the tag is there
 * already), removed ones leave a hole.
 *
 * @throws PhpError when there is no list
 */
export function changeTagList(
  tags: PhpValue,
  names: readonly string[],
  change: TagChange,
): PhpArray {
  if (change.action === 'remove') return withoutNames(tags, names)
  if (!isPhpArray(tags)) {
    throw phpTypeError('array_merge(): Argument #1 must be of type array, null given')
  }
  const added = names.map((name) => ({
    name,
    relationship_type: change.relationshipType,
    local: change.local,
  }))
  return [...arrayValues(tags), ...added]
}

/**
 * An attribute of the roaming data after a change of its tags: both its own tags and `_allTags` follow.
 *
 * @throws PhpError for an attribute without `_allTags`
 */
export function changeTagsOfRecord(
  attribute: PhpValue,
  names: readonly string[],
  change: TagChange,
): PhpValue {
  const own = getOffset(attribute, 'Tag') ?? []
  const withOwn = setOffset(attribute, 'Tag', changeTagList(own, names, change))
  return setOffset(
    withOwn,
    '_allTags',
    changeTagList(getOffset(attribute, '_allTags'), names, change),
  )
}

function withoutNames(tags: PhpValue, names: readonly string[]): PhpArray {
  if (!isPhpArray(tags)) {
    throw phpTypeError('array_filter(): Argument #1 ($array) must be of type array, null given')
  }
  return arrayFromEntries(
    arrayEntries(tags).filter(([, tag]) => {
      const name = getOffset(tag, 'name')
      return typeof name !== 'string' || !names.includes(name)
    }),
  )
}
