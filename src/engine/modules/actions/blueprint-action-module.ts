import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'blueprint-action-module',
  type: 'action',
  name: 'Blueprint action module',
  version: '0.1',
  description: 'Sample custom action; always fails with the error Execution stopped.',
  icon: 'shapes',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  isCustom: true,
  parameters: [],
}

/** Sample custom action; always fails with the error Execution stopped. */
export const blueprintActionModule: NodeModule = {
  declaration,
  run: (context) => {
    context.errors.push('Execution stopped')
    return false
  },
}
