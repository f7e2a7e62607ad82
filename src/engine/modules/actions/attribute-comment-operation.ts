import { editMatchingAttributes } from './shared/edit-matching-attributes.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'Module_attribute_comment_operation',
  type: 'action',
  name: 'Attribute comment operation',
  version: '0.1',
  description: 'Overwrites the comment of the selected attributes.',
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
      id: 'comment',
      label: 'Comment',
      type: 'textarea',
      placeholder: 'New comment',
      jinja: true,
    },
  ],
}

/** Overwrites the comment of the selected attributes. */
export const attributeCommentOperation: NodeModule = {
  declaration,
  run: (context) => editMatchingAttributes(context, { comment: context.parameter('comment') }),
}
