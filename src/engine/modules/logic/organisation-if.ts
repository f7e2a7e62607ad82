import type { NodeModule } from '../module.ts'

/** Checks whether the owner or creator organisation of the event is one of the chosen ones. */
export const organisationIf: NodeModule = {
  declaration: {
    id: 'organisation-if',
    type: 'logic',
    name: 'IF :: Organisation',
    version: '0.2',
    description:
      'Checks whether the owner or creator organisation of the event is one of the chosen ones.',
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
        id: 'org_type',
        label: 'Organisation Type',
        type: 'select',
        options: [
          ['org', 'Owner Organisation'],
          ['orgc', 'Creator Organisation'],
        ],
        default: 'orgc',
      },
      {
        id: 'condition',
        label: 'Condition',
        type: 'select',
        options: [
          ['in', 'Is any of (OR)'],
          ['not_in', 'Is not any of (OR)'],
        ],
        default: 'in',
      },
      {
        id: 'org_id',
        label: null,
        type: 'picker',
        optionSource: 'organisations',
        default: [1],
        placeholder: 'Pick an organisation',
        multiple: true,
      },
    ],
  },
  run: (context) => RUN,
}
