import type { Compat } from '../../compat.ts'
import { extract } from '../../hash-path/index.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import type { PhpValue } from '../../php/value.ts'
import { evaluateCondition } from '../../run/condition.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { selectedTags } from './shared/selected-tags.ts'
import { clusters, tagCondition, tags } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'tag-if',
  type: 'logic',
  name: 'IF :: Tag',
  version: '0.4',
  description:
    'Checks the tags of the event or of all its attributes against chosen tags and galaxy clusters.',
  icon: 'code-branch',
  blocking: false,
  inputs: 1,
  outputs: 2,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'scope',
      label: 'Scope',
      type: 'select',
      options: [
        ['event', 'Event'],
        ['attribute', 'Any Attribute'],
        ['event_attribute', 'Any Inherited Attribute'],
        ['event_report', 'Event Report'],
        ['inherited_report', 'Inherited Event Report'],
      ],
      default: 'event',
    },
    tagCondition,
    tags,
    clusters,
  ],
  parametersIn: {
    '2.5.1': [
      {
        id: 'scope',
        label: 'Scope',
        type: 'select',
        options: [
          ['event', 'Event'],
          ['attribute', 'Attribute'],
          ['event_attribute', 'Inherited Attribute'],
        ],
        default: 'event',
      },
      tagCondition,
      tags,
      clusters,
    ],
  },
}

/** Checks the tags of the event or of all its attributes against chosen tags and galaxy clusters. */
export const tagIf: NodeModule = {
  declaration,
  run: (context) => {
    const selected = selectedTags(context.parameter('tags'), context.parameter('clusters'))
    const names = extract(context.data(), pathOfNames(context.parameter('scope'), context.compat))
    return evaluateCondition(names, context.parameter('condition'), selected)
  },
}

const EVENT_TAGS = 'Event.Tag.{n}.name'

const PATHS: readonly (readonly [scope: string, path: string])[] = [
  ['event', EVENT_TAGS],
  ['attribute', 'Event._AttributeFlattened.{n}.Tag.{n}.name'],
  ['event_attribute', 'Event._AttributeFlattened.{n}._allTags.{n}.name'],
]

const REPORT_PATHS: typeof PATHS = [
  ['event_report', 'Event.EventReport.{n}.Tag.{n}.name'],
  ['inherited_report', 'Event.EventReport.{n}._allTags.{n}.name'],
]

/** Where the names of the tags are; a scope the MISP version does not know means the event's tags. */
function pathOfNames(scope: PhpValue, compat: Compat): string {
  const paths = compat.tagsEventReports ? [...PATHS, ...REPORT_PATHS] : PATHS
  return paths.find(([name]) => looseEquals(scope, name))?.[1] ?? EVENT_TAGS
}
