import type { NodeModule } from '../module.ts'

/** Accepts or discards the proposals found in the roaming data. */
export const proposalAction: NodeModule = {
  declaration: {
    id: 'proposal-action',
    type: 'action',
    name: 'Proposal Action',
    version: '0.2',
    description: 'Accepts or discards the proposals found in the roaming data.',
    icon: 'asterisk',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'action',
        label: 'Action',
        type: 'select',
        options: [
          ['accept', 'Accept Proposals'],
          ['remove', 'Remove Proposals'],
        ],
        default: 'accept',
      },
      {
        id: 'proposal_type',
        label: 'Proposal Type',
        type: 'select',
        options: [
          ['new', 'New attributes'],
          ['edit', 'Existing attributes'],
          ['any', 'Any type'],
        ],
        default: 'all',
      },
    ],
  },
  run: (context) => RUN,
}
