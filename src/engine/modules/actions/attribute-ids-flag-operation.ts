import { looseEquals } from '../../php/loose-compare.ts'
import { editMatchingAttributes } from './shared/edit-matching-attributes.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'attribute_ids_flag_operation',
  type: 'action',
  name: 'Attribute IDS Flag operation',
  version: '0.1',
  description: 'Sets or clears to_ids on the selected attributes.',
  icon: 'edit',
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
      label: 'To IDS Flag',
      type: 'select',
      options: [
        ['add', 'Toggle IDS flag'],
        ['remove', 'Remove IDS flag'],
      ],
      default: 'add',
    },
  ],
}

/** Sets or clears to_ids on the selected attributes. */
export const attributeIdsFlagOperation: NodeModule = {
  declaration,
  run: (context) =>
    editMatchingAttributes(context, { to_ids: looseEquals(context.parameter('action'), 'add') }),
}
