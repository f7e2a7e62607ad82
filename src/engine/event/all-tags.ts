import { phpTypeError } from '../php/errors.ts'
import type { Compat } from '../compat.ts'
import { isPhpArray, isPhpList } from '../php/array.ts'
import { isEmpty } from '../php/empty.ts'
import { extendMap, itemsOf, setOffset } from '../php/offsets.ts'
import type { PhpArray, PhpList, PhpValue } from '../php/value.ts'

/** Gives an attribute (or event report) its `_allTags`. */
export type TagPropagation = (entity: PhpValue) => PhpArray

/**
 * Prepares `_allTags` for the entities of one event: copies of the event's tags marked as inherited, followed by the
 * entity's own tags marked as not inherited; a tag on both is there twice. What is inherited is made once and shared by
 * all entities, those without own tags share the whole list.
 *
 * @throws PhpError where a tag is no map
 */
export function propagateTags(eventTags: PhpValue, compat: Compat): TagPropagation {
  const inherited = markTags(eventTags, true)
  return (entity) => {
    if (!isPhpArray(entity)) throw notAnEntity(entity, compat)
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

function notAnEntity(entity: PhpValue, compat: Compat): Error {
  const { method, argument, line } = compat.tagPropagation
  return phpTypeError(
    `WorkflowFormatConverterTool::${method}(): Argument #1 ($${argument}) must be of type array, ` +
      `${phpTypeName(entity)} given, called in /var/www/MISP/app/Lib/Tools/WorkflowFormatConverterTool.php on line ${line}`,
  )
}

/** The type of a value that is no array, as PHP's error messages name it. */
function phpTypeName(value: PhpValue): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return 'null'
}
