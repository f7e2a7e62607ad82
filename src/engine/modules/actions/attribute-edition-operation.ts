import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'attribute_edition_operation',
  type: 'action',
  name: 'Attribute edition operation',
  version: '0.1',
  description: 'Parent class of the attribute editing modules; used directly it does nothing.',
  icon: 'edit',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [],
}

/** Parent class of the attribute editing modules; used directly it does nothing. */
export const attributeEditionOperation: NodeModule = {
  declaration,
  run: () => true,
}
