import type { NodeModuleDeclaration } from '../../modules/declaration.ts'
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

type Parameterised = Pick<NodeModuleDeclaration, 'name' | 'parameters'>

function formOf(
  kind: ConditionKind,
  module: Parameterised,
  pathId: string,
  selectorId: string | null,
): ConditionForm {
  const [operator] = module.parameters.filter(({ id }) => id === 'operator')
  const { label: operatorLabel = '', options: operators = [] } = { ...operator }
  const [[defaultOperator] = ['']] = operators
  return {
    kind,
    name: module.name,
    selector: selectorId === null ? null : fieldOf(module, selectorId),
    path: fieldOf(module, pathId),
    value: fieldOf(module, 'value'),
    operatorLabel,
    operators,
    defaultOperator,
  }
}

function fieldOf({ parameters }: Parameterised, fieldId: string): ConditionField {
  const [parameter] = parameters.filter(({ id }) => id === fieldId)
  const { label = '', placeholder = '' } = { ...parameter }
  return { label, placeholder }
}
