import { extract } from '../../../hash-path/index.ts'
import { isEmpty } from '../../../php/empty.ts'
import { PhpError } from '../../../php/errors.ts'
import { looseEquals } from '../../../php/loose-compare.ts'
import { getOffset, itemsOf } from '../../../php/offsets.ts'
import type { PhpValue } from '../../../php/value.ts'
import type { ModuleContext } from '../../../run/module-context.ts'
import { changeAttributeTags, changeEventTags, type TagChange } from './tag-items.ts'

/** The tag that should stand in place of one; undefined for a tag the module has nothing to do with. */
export type Substitution = (name: string) => string | undefined

type Action = TagChange['action']

/**
 * Replaces tags of the event, the attributes or both: the new ones are added, the old ones removed first if asked for.
 * With a node filter event and attributes are looked for among the items it keeps, where they never are.
 *
 * @throws PhpError where the event or an attribute has no list of tags, and in newer versions on any change
 */
export function replaceTags(context: ModuleContext, substitute: Substitution): boolean {
  const items = context.matchingItemsOrData()
  if (context.hasNodeFilter && isEmpty(items)) return true
  const scope = context.parameter('scope')
  let result = true
  if (looseEquals(scope, 'event') || looseEquals(scope, 'all')) {
    result = replaceInEvent(context, getOffset(items, 'Event'), substitute)
  }
  if (looseEquals(scope, 'attribute') || looseEquals(scope, 'all')) {
    for (const attribute of itemsOf(extract(items, 'Event._AttributeFlattened.{n}'))) {
      result = replaceInAttribute(context, attribute, substitute) ?? result
    }
  }
  return result
}

function replaceInEvent(
  context: ModuleContext,
  event: PhpValue,
  substitute: Substitution,
): boolean {
  const result = replaceIn(context, getOffset(event, 'Tag'), substitute, (change) => {
    if (context.compat.tagHelpersLackArgument) throw tooFewArguments(change.action, 'Event')
    return changeEventTags(context, getOffset(event, 'id'), change).success
  })
  return result ?? true
}

function replaceInAttribute(
  context: ModuleContext,
  attribute: PhpValue,
  substitute: Substitution,
): boolean | undefined {
  return replaceIn(context, getOffset(attribute, 'Tag'), substitute, (change) => {
    if (context.compat.tagHelpersLackArgument) throw tooFewArguments(change.action, 'Attributes')
    return changeAttributeTags(context, attribute, change).success
  })
}

/** The result of the last change; undefined when there was nothing to replace. */
function replaceIn(
  context: ModuleContext,
  tags: PhpValue,
  substitute: Substitution,
  apply: (change: TagChange) => boolean,
): boolean | undefined {
  const replaced: string[] = []
  const added: string[] = []
  for (const name of itemsOf(extract(tags, '{n}.name'))) {
    const substituted = typeof name === 'string' ? substitute(name) : undefined
    if (typeof name !== 'string' || substituted === undefined) continue
    replaced.push(name)
    added.push(substituted)
  }
  if (replaced.length === 0) return undefined
  if (looseEquals(context.parameter('remove_substituted'), 'yes')) {
    // MISP asks for both localities in a way that PHP takes for the local one.
    apply({ action: 'remove', tags: replaced, local: true, relationshipType: '' })
  }
  return apply({
    action: 'add',
    tags: added,
    local: looseEquals(context.parameter('locality'), 'local'),
    relationshipType: context.parameter('relationship_type'),
  })
}

/** How PHP dies where a module calls the helpers of tag operations as they were before they got one more argument. */
export function tooFewArguments(action: Action, scope: 'Event' | 'Attributes'): PhpError {
  const [name, passed] =
    action === 'add' ? (['__addTagsTo', 3] as const) : (['__removeTagsFrom', 2] as const)
  return new PhpError(
    'ArgumentCountError',
    `Too few arguments to function Module_tag_operation::${name}${scope}(), ${passed} passed and exactly ${passed + 1} expected`,
  )
}
