import type { NodeModule } from '../module.ts'

/** Changes the distribution of the event. */
export const eventDistributionOperation: NodeModule = {
  declaration: {
    id: 'Module_event_distribution_operation',
    type: 'action',
    name: 'Event distribution operation',
    version: '0.1',
    description: 'Changes the distribution of the event.',
    icon: 'edit',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'freeze',
        label: 'Timestamp and published flag',
        type: 'select',
        options: [
          ['modify', 'Update timestamp and unpublish'],
          ['freeze', 'Leave timestamp and published flag alone'],
        ],
        default: 'modify',
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
        displayOn: { distribution: ['4'] },
      },
    ],
  },
  run: (context) => RUN,
}
