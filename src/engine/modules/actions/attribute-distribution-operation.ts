import { looseEquals } from '../../php/loose-compare.ts'
import { editMatchingAttributes } from './shared/edit-matching-attributes.ts'
import type { NodeModule } from '../module.ts'

/** Changes the distribution of the selected attributes. */
export const attributeDistributionOperation: NodeModule = {
  declaration: {
    id: 'attribute_distribution_operation',
    type: 'action',
    name: 'Attribute distribution operation',
    version: '0.1',
    description: 'Changes the distribution of the selected attributes.',
    icon: 'edit',
    blocking: false,
    versions: ['2.5.19', '2026'],
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
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
          ['5', 'Inherit'],
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
  run: (context) => {
    const distribution = context.parameter('distribution')
    const isShared = looseEquals(distribution, '4')
    return editMatchingAttributes(context, {
      distribution,
      ...(isShared ? { sharing_group_id: context.parameter('sharing_group_id') } : {}),
    })
  },
}
