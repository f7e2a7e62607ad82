import { looseEquals } from '../../php/loose-compare.ts'
import type { NodeModule } from '../module.ts'
import { switchFiltersOn } from './shared/switch-filter-on.ts'

/** Switches on a labelled filter; from here on nodes only see the list items that meet the condition. */
export const genericFilterData: NodeModule = {
  declaration: {
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
      {
        id: 'filtering-label',
        label: 'Filtering Label',
        type: 'select',
        options: [
          ['A', 'Label A'],
          ['B', 'Label B'],
          ['C', 'Label C'],
          ['D', 'Label D'],
          ['E', 'Label E'],
          ['F', 'Label F'],
        ],
        default: 'A',
      },
      {
        id: 'selector',
        label: 'Data selector',
        type: 'hashpath',
        placeholder: 'Event._AttributeFlattened.{n}',
      },
      {
        id: 'value',
        label: 'Value',
        type: 'input',
        placeholder: 'tlp:red',
        displayOn: { operator: ['in', 'not_in', 'equals', 'not_equals'] },
      },
      {
        id: 'value_list',
        label: 'Value list',
        type: 'picker',
        placeholder: "['ip-src', 'ip-dst']",
        acceptsNewValues: true,
        displayOn: { operator: ['in_or'] },
      },
      {
        id: 'operator',
        label: 'Operator',
        type: 'select',
        options: [
          ['in', 'In'],
          ['not_in', 'Not in'],
          ['equals', 'Equals'],
          ['not_equals', 'Not equals'],
          ['any_value', 'Any value'],
          ['in_or', 'Any value from'],
        ],
        default: 'in',
      },
      {
        id: 'hash_path',
        label: 'Hash path',
        type: 'hashpath',
        placeholder: 'Tag.name',
        isSubPath: true,
      },
    ],
  },
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
