import { phpTypeError } from '../php/errors.ts'
import type { Compat } from '../compat.ts'
import { isPhpArray, isPhpList } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { extendMap, itemsOf, setOffset } from '../php/offsets.ts'
import { phpTypeName } from '../php/type-name.ts'
import type { PhpArray, PhpList, PhpValue } from '../php/value.ts'

/** Gives an attribute (or event report) its `_allTags`. */
export type TagPropagation = (entity: PhpValue) => PhpArray

/**
 * Prepares `_allTags` for the entities of one event: copies of the event's tags marked as inherited, followed by the
 * entity's own tags marked as not inherited; a tag on both is there twice. What is inherited is made once and shared by
 * all entities, those without own tags share the whole list.
 *
 * @returns a function that throws a PhpError where the entity, the event's tags or a tag are of the wrong type
 */
export function propagateTags(eventTags: PhpValue, compat: Compat): TagPropagation {
  let inherited: PhpList | undefined
  return (entity) => {
    if (!isPhpArray(entity)) {
      throw wrongArgument(1, compat.tagPropagation.argument, entity, compat)
    }
    if (!isPhpArray(eventTags) && !isEmpty(eventTags)) {
      throw wrongArgument(2, 'eventTags', eventTags, compat)
    }
    inherited ??= markTags(eventTags, true)
    if (isPhpList(entity)) return { ...entity, _allTags: inherited }
    const own = markTags(entity['Tag'], false)
    return extendMap(entity, '_allTags', own.length === 0 ? inherited : [...inherited, ...own])
  }
}

const none: PhpList = []

function markTags(tags: PhpValue | undefined, inherited: boolean): PhpList {
  if (isEmpty(tags)) return none
  return itemsOf(tags).map((tag) => setOffset(tag, 'inherited', inherited))
}

function wrongArgument(
  position: number,
  name: string,
  value: PhpValue,
  { tagPropagation: { method, line } }: Compat,
): Error {
  return phpTypeError(
    `WorkflowFormatConverterTool::${method}(): Argument #${position} ($${name}) must be of type array, ` +
      `${phpTypeName(value)} given, called in /var/www/MISP/app/Lib/Tools/WorkflowFormatConverterTool.php on line ${line}`,
  )
}
