import { textOf } from '../../effects/text-of.ts'
import { extract } from '../../hash-path/index.ts'
import { isPhpArray } from '../../php/array.ts'
import { phpTypeError } from '../../php/errors.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpArray, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { tooFewArguments } from './shared/replace-tags.ts'
import { changeAttributeTags, changeEventTags, type TagChange } from './shared/tag-items.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { locality, relationshipType, tagScope } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'assign_country',
  type: 'action',
  name: 'Assign country',
  version: '0.2',
  description:
    'Attaches the country galaxy cluster that corresponds to country names found in enrichment data.',
  icon: 'globe',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [
    tagScope,
    {
      id: 'hash_path',
      label: 'Country Hash path',
      type: 'hashpath',
      default: 'enrichment.{n}.{n}.values.0',
      placeholder: 'enrichment.{n}.{n}.values.0',
    },
    locality,
    {
      id: 'galaxy_name',
      label: 'Galaxy Name',
      type: 'select',
      options: [['country', 'country']],
      placeholder: 'Pick a galaxy name',
    },
    relationshipType,
  ],
}

/** Attaches the country galaxy cluster that corresponds to country names found in enrichment data. */
export const assignCountry: NodeModule = {
  declaration,
  run,
}

/** With a node filter event and attributes are looked for among the items it keeps, where they never are. */
function run(context: ModuleContext): boolean {
  const items = context.matchingItemsOrData()
  const attributes = extract(items, 'Event._AttributeFlattened.{n}')
  return looseEquals(context.parameter('scope'), 'attribute')
    ? assignToAttributes(context, attributes)
    : assignToEvent(context, items, attributes)
}

function assignToEvent(context: ModuleContext, items: PhpValue, attributes: PhpArray): boolean {
  const path = toPhpString(context.parameter('hash_path'))
  const names = extract(attributes, path.startsWith('{n}.') ? path : `{n}.${path}`)
  if (context.compat.tagHelpersLackArgument) throw tooFewArguments('add', 'Event')
  const eventId = getOffset(getOffset(items, 'Event'), 'id')
  const tags = [...new Set(clusterTags(context, names))]
  return changeEventTags(context, eventId, tagChange(context, tags)).success
}

/** What came of the last attribute is the result. */
function assignToAttributes(context: ModuleContext, attributes: PhpArray): boolean {
  let result = false
  for (const attribute of itemsOf(attributes)) {
    const names = extract(attribute, context.parameter('hash_path'))
    if (context.compat.tagHelpersLackArgument) throw tooFewArguments('add', 'Attributes')
    const change = tagChange(context, clusterTags(context, names))
    result = changeAttributeTags(context, attribute, change).success
  }
  return result
}

function tagChange(context: ModuleContext, tags: readonly string[]): TagChange {
  return {
    action: 'add',
    tags,
    local: looseEquals(context.parameter('locality'), 'local'),
    relationshipType: context.parameter('relationship_type'),
  }
}

/** The tags of the country clusters with these values, whatever their case. */
function clusterTags(context: ModuleContext, names: PhpArray): readonly string[] {
  const clusters = new Map(
    context.session.state.countryClusters.map((cluster) => [
      textOf(cluster['value']).toLowerCase(),
      textOf(cluster['tag_name']),
    ]),
  )
  return itemsOf(names).flatMap((name) => {
    if (isPhpArray(name)) {
      throw phpTypeError('strtolower(): Argument #1 ($string) must be of type string, array given')
    }
    const tag = clusters.get(toPhpString(name).toLowerCase())
    return tag === undefined ? [] : [tag]
  })
}
