import { looseEquals } from '../../php/loose-compare.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { switchFiltersOn } from './shared/switch-filter-on.ts'
import { comparedValue, filterOperator, filteringLabel, valueList } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'generic-filter-data',
  type: 'logic',
  name: 'Filter :: Generic',
  version: '0.2',
  description:
    'Switches on a labelled filter; from here on nodes only see the list items that meet the condition.',
  icon: 'filter',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: true,
  parameters: [
    filteringLabel,
    {
      id: 'selector',
      label: 'Data selector',
      type: 'hashpath',
      placeholder: 'Event._AttributeFlattened.{n}',
    },
    comparedValue,
    valueList,
    filterOperator,
    {
      id: 'hash_path',
      label: 'Hash path',
      type: 'hashpath',
      placeholder: 'Tag.name',
      isSubPath: true,
    },
  ],
}

/** Switches on a labelled filter; from here on nodes only see the list items that meet the condition. */
export const genericFilterData: NodeModule = {
  declaration,
  run: (context) => {
    const operator = context.parameter('operator')
    const value = context.parameter(looseEquals(operator, 'in_or') ? 'value_list' : 'value')
    const filter = {
      selector: context.parameter('selector'),
      path: context.parameter('hash_path'),
      operator,
      value,
    }
    switchFiltersOn(context, context.parameter('filtering-label'), [filter])
    return true
  },
}
