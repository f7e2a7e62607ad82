import type { NodeModule } from '../module.ts'

/** Compares the distribution of the event, or the effective distribution of its first attribute, with a chosen level or set of sharing groups. */
export const distributionIf: NodeModule = {
  declaration: {
    id: 'distribution-if',
    type: 'logic',
    name: 'IF :: Distribution',
    version: '0.3',
    description:
      'Compares the distribution of the event, or the effective distribution of its first attribute, with a chosen level or set of sharing groups.',
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
        id: 'scope',
        label: 'Scope',
        type: 'select',
        options: [
          ['attribute', 'Attribute (effective level)'],
          ['event', 'Event level'],
        ],
        default: 'attribute',
      },
      {
        id: 'condition',
        label: 'Condition',
        type: 'select',
        options: [
          ['equals', 'Is'],
          ['not_equals', 'Is not'],
          ['more_restrictive_or_equal_than', 'More restrictive or equal than'],
          ['more_permisive_or_equal_than', 'More permisive or equal than'],
        ],
        default: 'equals',
      },
      {
        id: 'distribution',
        label: 'Distribution',
        type: 'select',
        options: [
          ['0', 'Organisation'],
          ['1', 'Community'],
          ['2', 'Connected'],
          ['3', 'All'],
          ['4', 'Sharing Group'],
        ],
        default: '0',
        placeholder: 'Pick a distribution',
      },
      {
        id: 'sharing_group_id',
        label: 'Sharing Groups',
        type: 'picker',
        optionSource: 'sharing-groups',
        default: [],
        placeholder: 'Pick a sharing group',
        multiple: true,
        displayOn: { distribution: ['4'] },
      },
    ],
  },
  run: (context) => RUN,
}
