import { extract } from '../../hash-path/index.ts'
import { arrayCount } from '../../php/array.ts'
import {
  isGreater,
  isGreaterOrEqual,
  isLess,
  isLessOrEqual,
  looseEquals,
} from '../../php/loose-compare.ts'
import type { PhpValue } from '../../php/value.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'count-if',
  type: 'logic',
  name: 'IF :: Count',
  version: '0.1',
  description:
    'Counts the elements a path expression yields and compares the number with a constant.',
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
      id: 'selector',
      label: 'Data selector to count',
      type: 'hashpath',
      placeholder: 'Event.Tag.{n}.name',
    },
    {
      id: 'operator',
      label: 'Condition',
      type: 'select',
      options: [
        ['equals', 'Equals to'],
        ['not_equals', 'Not Equals to'],
        ['greater', 'Greater than'],
        ['greater_equals', 'Greater or equals than'],
        ['less', 'Less than'],
        ['less_equals', 'Less or equals than'],
      ],
      default: 'equals',
    },
    { id: 'value', label: 'Value', type: 'input', placeholder: '50' },
  ],
}

/** Counts the elements a path expression yields and compares the number with a constant. */
export const countIf: NodeModule = {
  declaration,
  run: (context) => {
    const count = arrayCount(extract(context.data(), context.parameter('selector')))
    return meetsCountIf(count, context.parameter('operator'), context.parameter('value'))
  },
}

/** Whether a number meets the module's condition: false for an operator it does not know. */
export function meetsCountIf(count: number, operator: PhpValue, value: PhpValue): boolean {
  const compare = COMPARISONS.find(([name]) => looseEquals(operator, name))?.[1]
  return compare?.(count, value) ?? false
}

const COMPARISONS: readonly (readonly [
  operator: string,
  compare: (count: number, value: PhpValue) => boolean,
])[] = [
  ['equals', looseEquals],
  ['not_equals', (count, value) => !looseEquals(count, value)],
  ['greater', isGreater],
  ['greater_equals', isGreaterOrEqual],
  ['less', isLess],
  ['less_equals', isLessOrEqual],
]
