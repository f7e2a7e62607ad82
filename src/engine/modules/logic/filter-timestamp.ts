import type { NodeModule } from '../module.ts'

/** Switches on a labelled filter that keeps objects, attributes or event reports by age. */
export const filterTimestamp: NodeModule = {
  declaration: {
    id: 'filter-timestamp',
    type: 'logic',
    name: 'Filter :: Timestamp',
    version: '0.1',
    description:
      'Switches on a labelled filter that keeps objects, attributes or event reports by age.',
    icon: 'filter',
    blocking: false,
    versions: ['2026'],
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
        id: 'target',
        label: 'Target',
        type: 'select',
        options: [
          ['object', 'Object'],
          ['attribute', 'Attribute'],
          ['event_report', 'Event Report'],
        ],
        default: 'attribute',
      },
      {
        id: 'operator',
        label: 'Operator',
        type: 'select',
        options: [
          ['greater', 'Within'],
          ['less', 'Not within'],
          ['since', 'Since (timestamp)'],
        ],
        default: 'greater',
      },
      { id: 'value', label: 'Value', type: 'input', default: '30d', placeholder: '3d' },
    ],
  },
  run: (context) => RUN,
}
