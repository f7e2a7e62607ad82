import { addAnalystData as add } from '../../effects/add-analyst-data.ts'
import { isUuid } from '../../effects/is-uuid.ts'
import type { AnalystDataRow } from '../../effects/state.ts'
import { isPhpArray } from '../../php/array.ts'
import { phpTypeError } from '../../php/errors.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpArray, PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { distributionOrInherit, sharingGroups } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'add_analyst_data',
  type: 'action',
  name: 'Add Analyst Data',
  version: '0.1',
  description: 'Creates a note, opinion or relationship on the event or on its elements.',
  icon: 'sticky-note',
  blocking: false,
  versions: ['2.5.19', '2026'],
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [
    {
      id: 'target',
      label: 'Target',
      type: 'select',
      options: [
        ['Attribute', 'Attribute'],
        ['Event', 'Event'],
        ['EventReport', 'EventReport'],
        ['GalaxyCluster', 'GalaxyCluster'],
        ['Object', 'Object'],
      ],
      default: 'Event',
    },
    {
      id: 'analyst_data_type',
      label: 'Analyst Data Type',
      type: 'select',
      options: [
        ['Note', 'Note'],
        ['Opinion', 'Opinion'],
        ['Relationship', 'Relationship'],
      ],
      default: 'Note',
    },
    distributionOrInherit,
    sharingGroups,
    { id: 'author', label: 'Author', type: 'input' },
    {
      id: 'language',
      label: 'Language',
      type: 'input',
      displayOn: { analyst_data_type: ['Note'] },
    },
    {
      id: 'note',
      label: 'Note',
      type: 'textarea',
      displayOn: { analyst_data_type: ['Note'] },
      jinja: true,
    },
    {
      id: 'opinion',
      label: 'Opinion',
      type: 'input',
      displayOn: { analyst_data_type: ['Opinion'] },
      inputType: 'number',
      min: 0,
      max: 100,
    },
    {
      id: 'comment',
      label: 'Comment',
      type: 'textarea',
      displayOn: { analyst_data_type: ['Opinion'] },
      jinja: true,
    },
    {
      id: 'relationship_type',
      label: 'Relationship Type',
      type: 'input',
      displayOn: { analyst_data_type: ['Relationship'] },
      jinja: true,
    },
    {
      id: 'related_object_type',
      label: 'Related Object Type',
      type: 'input',
      default: 'Event',
      placeholder: 'One of the target names',
      displayOn: { analyst_data_type: ['Relationship'] },
      jinja: true,
    },
    {
      id: 'related_object_uuid',
      label: 'Related Object UUID',
      type: 'input',
      displayOn: { analyst_data_type: ['Relationship'] },
      jinja: true,
    },
  ],
}

/** Creates a note, opinion or relationship on the event or on its elements. */
export const addAnalystData: NodeModule = {
  declaration,
  run,
}

type DataType = AnalystDataRow['type']

const TYPES: readonly DataType[] = ['Note', 'Opinion', 'Relationship']

/** Adds one entry to each item with a valid uuid. */
function run(context: ModuleContext): boolean {
  const wanted = context.parameter('analyst_data_type')
  const type = TYPES.find((known) => looseEquals(wanted, known))
  if (type === undefined) return false
  const target = context.parameter('target')
  const items = requireList(targets(context, target), type)
  let isAdded = false
  for (const item of itemsOf(items)) {
    const uuid = getOffset(item, 'uuid')
    if (!isUuid(uuid)) continue
    add(context.session, type, rowFor(context, type, toPhpString(target), uuid))
    isAdded = true
  }
  return isAdded
}

/** What the node filter keeps; without one what the target names. An unknown target means the event. */
function targets(context: ModuleContext, target: PhpValue): PhpValue {
  const items = context.matchingItemsOrData()
  if (context.hasNodeFilter) return items
  const event = getOffset(items, 'Event')
  if (looseEquals(target, 'Attribute')) return getOffset(event, '_AttributeFlattened')
  const inEvent = ['EventReport', 'Object', 'GalaxyCluster'].find((key) => looseEquals(target, key))
  return inEvent === undefined ? items : getOffset(event, inEvent)
}

function requireList(items: PhpValue, type: DataType): PhpArray {
  if (isPhpArray(items)) return items
  throw phpTypeError(
    `Module_add_analyst_data::__add${type}s(): Argument #1 ($matchingItems) must be of type array, null given`,
  )
}

/** MISP takes the sharing group only where the distribution is another than `Sharing Group`. */
function rowFor(context: ModuleContext, type: DataType, target: string, uuid: string): PhpMap {
  const distribution = context.parameter('distribution')
  return {
    object_uuid: uuid,
    object_type: target,
    distribution: toPhpString(distribution),
    sharing_group_id: null,
    ...contentOf(context, type),
  }
}

function contentOf(context: ModuleContext, type: DataType): PhpMap {
  const fields = {
    Note: ['note', 'language'],
    Opinion: ['opinion', 'comment'],
    Relationship: ['relationship_type', 'related_object_type', 'related_object_uuid'],
  }[type]
  return Object.fromEntries(fields.map((field) => [field, context.parameter(field)]))
}
