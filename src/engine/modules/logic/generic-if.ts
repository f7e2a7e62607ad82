import { extract, get } from '../../hash-path/index.ts'
import { isTruthy } from '../../php/empty.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import type { PhpValue } from '../../php/value.ts'
import { evaluateCondition } from '../../run/condition.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { comparedValue, filterOperator, valueList } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'generic-if',
  type: 'logic',
  name: 'IF :: Generic',
  version: '0.2',
  description: 'Evaluates a condition on the value(s) found with a path expression.',
  icon: 'code-branch',
  blocking: false,
  inputs: 1,
  outputs: 2,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    comparedValue,
    valueList,
    filterOperator,
    { id: 'hash_path', label: 'Hash path', type: 'hashpath', placeholder: 'Attribute.{n}.Tag' },
  ],
}

/** Evaluates a condition on the value(s) found with a path expression. */
export const genericIf: NodeModule = {
  declaration,
  run: (context) => {
    const operator = context.parameter('operator')
    const found = findFor(operator, context.data(), context.parameter('hash_path'))
    const value = context.parameter(looseEquals(operator, 'in_or') ? 'value_list' : 'value')
    return meetsGenericIf(found, operator, value)
  },
}

/** Whether an operator looks at the one value at a path without wildcards. */
export function comparesOneValue(operator: PhpValue): boolean {
  return looseEquals(operator, 'equals') || looseEquals(operator, 'not_equals')
}

/**
 * What the module compares. MISP: `equals` and `not_equals` read the path with `get`, all others with `extract`.
 *
 * @throws as `get` and `extract`
 */
function findFor(operator: PhpValue, data: PhpValue, path: PhpValue): PhpValue {
  // What is missing counts as an empty list, which is neither equal nor unequal to anything.
  return comparesOneValue(operator) ? get(data, path, []) : extract(data, path)
}

/** Whether what was found meets the module's condition. */
export function meetsGenericIf(found: PhpValue, operator: PhpValue, value: PhpValue): boolean {
  return looseEquals(operator, 'any_value')
    ? isTruthy(found)
    : evaluateCondition(found, operator, value)
}
