import type { ParameterDeclaration } from '../../modules/declaration.ts'
import { declaration as countIf } from '../../modules/logic/count-if.ts'
import { declaration as genericFilterData } from '../../modules/logic/generic-filter-data.ts'
import { declaration as genericIf } from '../../modules/logic/generic-if.ts'
import { NODE_FILTER_OPERATORS } from '../node-filter.ts'
import type { ConditionKind } from './condition-query.ts'

/** A field of a condition as its module labels it. */
interface ConditionField {
  readonly label: string
  readonly placeholder: string
}

/** What is filled in for a condition of one kind, as MISP's editor asks for it. */
export interface ConditionForm {
  readonly kind: ConditionKind
  /** The module, or what the filter of a node is called. */
  readonly name: string
  /** The path to the items of a filter; null where there are none. */
  readonly selector: ConditionField | null
  readonly path: ConditionField
  readonly value: ConditionField
  readonly operatorLabel: string
  /** Stored value and label, in MISP's order. */
  readonly operators: readonly (readonly [value: string, label: string])[]
  readonly defaultOperator: string
}

/** The conditions on hash paths that can be tried out. */
export const CONDITION_FORMS: readonly ConditionForm[] = [
  {
    kind: 'node-filter',
    name: 'Node filter',
    selector: { label: 'Selector', placeholder: 'Event._AttributeFlattened.{n}' },
    path: { label: 'Hash path', placeholder: 'Tag.{n}.name' },
    value: { label: 'Value', placeholder: 'tlp:red' },
    operatorLabel: 'Operator',
    operators: NODE_FILTER_OPERATORS,
    defaultOperator: 'in',
  },
  formOf('generic-if', genericIf, 'hash_path', null),
  formOf('filter-generic', genericFilterData, 'hash_path', 'selector'),
  formOf('count-if', countIf, 'selector', null),
]

/** The operators that compare with several values. */
export function comparesWithList(operator: string): boolean {
  return ['in_or', 'in_and', 'not_in_or', 'not_in_and'].includes(operator)
}

function formOf(
  kind: ConditionKind,
  module: { readonly name: string; readonly parameters: readonly ParameterDeclaration[] },
  pathId: string,
  selectorId: string | null,
): ConditionForm {
  const parameter = (id: string): ParameterDeclaration | undefined =>
    module.parameters.find((declared) => declared.id === id)
  const operator = parameter('operator')
  const operators = operator?.options ?? []
  return {
    kind,
    name: module.name,
    selector: selectorId === null ? null : fieldOf(parameter(selectorId)),
    path: fieldOf(parameter(pathId)),
    value: fieldOf(parameter('value')),
    operatorLabel: operator?.label ?? '',
    operators,
    defaultOperator: operators[0]?.[0] ?? '',
  }
}

function fieldOf(parameter: ParameterDeclaration | undefined): ConditionField {
  return { label: parameter?.label ?? '', placeholder: parameter?.placeholder ?? '' }
}
