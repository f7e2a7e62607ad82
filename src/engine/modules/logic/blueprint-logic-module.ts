import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'blueprint-logic-module',
  type: 'logic',
  name: 'Blueprint logic module',
  version: '0.1',
  description: 'Sample custom logic module; always takes the first output.',
  icon: 'shapes',
  blocking: false,
  inputs: 1,
  outputs: 2,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  isCustom: true,
  parameters: [],
}

/** Sample custom logic module; always takes the first output. */
export const blueprintLogicModule: NodeModule = {
  declaration,
  run: () => true,
}
