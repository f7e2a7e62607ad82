import { changeAttributesById } from '../../event/edit.ts'
import { idOf } from '../../event/positions.ts'
import { isPhpMap } from '../../php/array.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { getOffset, itemsOf, setOffset } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { changeAttributeTags, changeEventTags, type TagChange } from './shared/tag-items.ts'
import { changeTagList, changeTagsOfRecord } from './shared/tag-records.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import {
  clusters,
  localityOrAny,
  relationshipType,
  tagAction,
  tagScope,
  tags,
} from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'tag_operation',
  type: 'action',
  name: 'Tag operation',
  version: '0.2',
  description: 'Adds tags to, or removes tags from, the event or the selected attributes.',
  icon: 'tags',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [tagScope, tagAction, localityOrAny, tags, clusters, relationshipType],
  parametersIn: {
    '2.5.1': [tagScope, tagAction, localityOrAny, tags, relationshipType],
  },
}

/** Adds tags to, or removes tags from, the event or the selected attributes. */
export const tagOperation: NodeModule = {
  declaration,
  run,
}

/** Adds tags to the event or the attributes the node filter keeps, or removes them. */
function run(context: ModuleContext): boolean {
  const change: TagChange = {
    action: looseEquals(context.parameter('action'), 'remove') ? 'remove' : 'add',
    tags: context.parameter('tags'),
    local: localityOf(context.parameter('locality')),
    relationshipType: context.parameter('relationship_type'),
  }
  return looseEquals(context.parameter('scope'), 'attribute')
    ? tagAttributes(context, change)
    : tagEvent(context, change)
}

function localityOf(locality: PhpValue): boolean | null {
  return looseEquals(locality, 'any') ? null : looseEquals(locality, 'local')
}

/** With a node filter the event is looked for among the items it keeps, where it usually is not. */
function tagEvent(context: ModuleContext, change: TagChange): boolean {
  const data = context.data()
  const items = context.hasNodeFilter ? context.matchingAttributes() : data
  const eventId = getOffset(getOffset(items, 'Event'), 'id')
  const { success, names } = changeEventTags(context, eventId, change)
  if (context.compat.tagOperationsUpdateData && names.length > 0) {
    const event = getOffset(data, 'Event')
    const tags = changeTagList(getOffset(event, 'Tag'), names, change)
    context.store({ ...data, Event: setOffset(event, 'Tag', tags) })
  }
  return success
}

function tagAttributes(context: ModuleContext, change: TagChange): boolean {
  const changed = new Map<string, readonly string[]>()
  let success = false
  for (const attribute of itemsOf(context.matchingAttributes())) {
    const result = changeAttributeTags(context, attribute, change)
    success ||= result.success
    if (!context.compat.tagOperationsUpdateData || result.names.length === 0) continue
    // PHP dies here for an item that is no attribute in core format; what was done before stays done.
    changeTagsOfRecord(attribute, result.names, change)
    changed.set(idOf(attribute), result.names)
  }
  if (changed.size > 0) context.store(withChangedTags(context.data(), changed, change))
  return success
}

/** The roaming data with the tags of attributes changed, in the copy from before the label filters as well. */
function withChangedTags(
  data: PhpMap,
  changed: ReadonlyMap<string, readonly string[]>,
  change: TagChange,
): PhpMap {
  const update = (attribute: PhpValue): PhpValue =>
    changeTagsOfRecord(attribute, changed.get(idOf(attribute)) ?? [], change)
  const ids = [...changed.keys()]
  const updated = changeAttributesById(data, ids, update)
  const unfiltered = getOffset(data, '_unfilteredData')
  if (!isPhpMap(unfiltered)) return updated
  return { ...updated, _unfilteredData: changeAttributesById(unfiltered, ids, update) }
}
