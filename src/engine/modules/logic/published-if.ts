import { get } from '../../hash-path/index.ts'
import { isTruthy } from '../../php/empty.ts'
import { evaluateCondition } from '../../run/condition.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'published-if',
  type: 'logic',
  name: 'IF :: Published',
  version: '0.1',
  description: 'Checks the published flag of the event.',
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
      id: 'condition',
      label: 'Condition',
      type: 'select',
      options: [
        ['equals', 'Published'],
        ['not_equals', 'Not published'],
      ],
      default: 'equals',
    },
  ],
}

/** Checks the published flag of the event. */
export const publishedIf: NodeModule = {
  declaration,
  run: (context) => {
    const isPublished = isTruthy(get(context.data(), 'Event.published'))
    return evaluateCondition(isPublished, context.parameter('condition'), true)
  },
}
