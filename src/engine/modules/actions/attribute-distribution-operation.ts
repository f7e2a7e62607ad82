import { looseEquals } from '../../php/loose-compare.ts'
import { editMatchingAttributes } from './shared/edit-matching-attributes.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { distributionOrInherit, sharingGroups } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
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
  parameters: [distributionOrInherit, sharingGroups],
}

/** Changes the distribution of the selected attributes. */
export const attributeDistributionOperation: NodeModule = {
  declaration,
  run: (context) => {
    const distribution = context.parameter('distribution')
    const isShared = looseEquals(distribution, '4')
    return editMatchingAttributes(context, {
      distribution,
      ...(isShared ? { sharing_group_id: context.parameter('sharing_group_id') } : {}),
    })
  },
}
