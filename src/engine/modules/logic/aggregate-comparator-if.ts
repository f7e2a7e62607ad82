import type { NodeModule } from '../module.ts'

/** Aggregates the numbers a path expression yields and compares the result with a constant. */
export const aggregateComparatorIf: NodeModule = {
  declaration: {
    id: 'aggregate_comparator_if',
    type: 'logic',
    name: 'IF :: Aggregate Comparator',
    version: '0.3',
    description:
      'Aggregates the numbers a path expression yields and compares the result with a constant.',
    icon: 'code-branch',
    blocking: false,
    versions: ['2026'],
    inputs: 1,
    outputs: 2,
    multipleOutputConnection: false,
    expectsCoreFormat: false,
    supportsFilters: false,
    isFiltering: true,
    parameters: [
      {
        id: 'aggregation_path',
        label: 'Aggregation Field Path',
        type: 'hashpath',
        placeholder: 'Attribute.{n}.Tag',
      },
      {
        id: 'aggregation_type',
        label: 'Aggregation type',
        type: 'select',
        options: [
          ['count', 'Count'],
          ['sum', 'Sum'],
          ['avg', 'Average'],
          ['min', 'Minimum'],
          ['max', 'Maximum'],
          ['unique_count', 'Unique count'],
          ['median', 'Median'],
        ],
        default: 'count',
      },
      {
        id: 'operator',
        label: 'Operator',
        type: 'select',
        options: [
          ['equals', 'Equals'],
          ['not_equals', 'Not equals'],
          ['greater', 'Greater than'],
          ['greater_equals', 'Greater or equal than'],
          ['less', 'Less than'],
          ['less_equals', 'Less or equal than'],
          ['in', 'In'],
          ['not_in', 'Not in'],
        ],
        default: 'greater',
      },
      { id: 'value', label: 'Value', type: 'input', placeholder: '42' },
    ],
  },
  run: (context) => RUN,
}
