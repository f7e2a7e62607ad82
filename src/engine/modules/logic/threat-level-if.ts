import { get } from '../../hash-path/index.ts'
import { isGreaterOrEqual, isLessOrEqual, looseEquals } from '../../php/loose-compare.ts'
import type { PhpValue } from '../../php/value.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'threat-level-if',
  type: 'logic',
  name: 'IF :: Threat Level',
  version: '0.1',
  description: 'Compares the threat level of the event.',
  icon: 'code-branch',
  blocking: false,
  inputs: 1,
  outputs: 2,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'condition',
      label: 'Condition',
      type: 'select',
      options: [
        ['equals', 'Is'],
        ['not_equals', 'Is not'],
        ['greater_or_equal_than', 'Greater or equal than'],
        ['less_or_equal_than', 'Less or equal than'],
      ],
      default: 'equals',
    },
    {
      id: 'threatlevel',
      label: 'Threat Level',
      type: 'select',
      options: [
        ['1', 'High'],
        ['2', 'Medium'],
        ['3', 'Low'],
        ['4', 'Undefined'],
      ],
      default: 'Low',
      placeholder: 'Pick a threat level',
    },
  ],
}

/** Compares the threat level of the event. */
export const threatLevelIf: NodeModule = {
  declaration,
  run: (context) => {
    const level = get(context.data(), 'Event.threat_level_id')
    const condition = context.parameter('condition')
    const compare = COMPARISONS.find(([name]) => looseEquals(condition, name))?.[1]
    return compare?.(level, context.parameter('threatlevel')) ?? false
  },
}

/** A greater threat has a smaller id: 1 is high, 4 undefined. */
const COMPARISONS: readonly (readonly [
  condition: string,
  compare: (level: PhpValue, chosen: PhpValue) => boolean,
])[] = [
  ['equals', looseEquals],
  ['not_equals', (level, chosen) => !looseEquals(level, chosen)],
  ['greater_or_equal_than', isLessOrEqual],
  ['less_or_equal_than', isGreaterOrEqual],
]
