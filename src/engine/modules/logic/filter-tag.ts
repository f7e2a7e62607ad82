import { looseEquals } from '../../php/loose-compare.ts'
import type { PhpValue } from '../../php/value.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { selectedTags } from './shared/selected-tags.ts'
import { switchFiltersOn } from './shared/switch-filter-on.ts'
import { clusters, filteringLabel, tagCondition, tags } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'filter-tag',
  type: 'logic',
  name: 'Filter :: Tag',
  version: '0.3',
  description:
    'Switches on a labelled filter that keeps attributes or event reports by their tags.',
  icon: 'filter',
  blocking: false,
  versions: ['2.5.19', '2026'],
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: true,
  parameters: [
    filteringLabel,
    {
      id: 'scope',
      label: 'Scope',
      type: 'select',
      options: [
        ['attribute', 'Attributes'],
        ['event_attribute', 'Inherited Attributes'],
        ['event_report', 'Event Report'],
        ['inherited_report', 'Inherited Event Report'],
      ],
      default: 'event_attribute',
    },
    tagCondition,
    tags,
    clusters,
  ],
}

/** Switches on a labelled filter that keeps attributes or event reports by their tags. */
export const filterTag: NodeModule = {
  declaration,
  run: (context) => {
    const operator = context.parameter('condition')
    const value = selectedTags(context.parameter('tags'), context.parameter('clusters'))
    const { path, selectors } = targetOf(context.parameter('scope'))
    const filters = selectors.map((selector) => ({ selector, path, operator, value }))
    switchFiltersOn(context, context.parameter('filtering-label'), filters)
    return true
  },
}

const ATTRIBUTES = ['Event._AttributeFlattened', 'Event.Attribute']
const REPORTS = ['Event.EventReport']
const OWN_TAGS = 'Tag.{n}.name'
const INHERITED_TAGS = '_allTags.{n}.name'

interface Target {
  readonly path: string
  /** One filter each; the second gets a label of its own. */
  readonly selectors: readonly string[]
}

const TARGETS: readonly (readonly [scope: string, target: Target])[] = [
  ['attribute', { path: OWN_TAGS, selectors: ATTRIBUTES }],
  ['event_attribute', { path: INHERITED_TAGS, selectors: ATTRIBUTES }],
  ['event_report', { path: OWN_TAGS, selectors: REPORTS }],
  ['inherited_report', { path: INHERITED_TAGS, selectors: REPORTS }],
]

/** Any other scope (`event` was one in older versions) filters nothing. */
function targetOf(scope: PhpValue): Target {
  const target = TARGETS.find(([name]) => looseEquals(scope, name))?.[1]
  return target ?? { path: '', selectors: [] }
}
