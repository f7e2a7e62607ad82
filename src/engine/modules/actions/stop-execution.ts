import { isEmpty } from '../../php/empty.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'stop-execution',
  type: 'action',
  name: 'Stop execution',
  version: '0.2',
  description: 'Stops the whole run with a message.',
  icon: 'ban',
  blocking: true,
  inputs: 1,
  outputs: 0,
  multipleOutputConnection: false,
  expectsCoreFormat: false,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'message',
      label: 'Stop message',
      type: 'input',
      default: 'Execution stopped',
      placeholder: 'Execution stopped',
      jinja: true,
    },
  ],
}

/** Stops the whole run with a message. */
export const stopExecution: NodeModule = {
  declaration,
  run: (context) => {
    const message = context.parameter('message')
    context.errors.push(isEmpty(message) ? DEFAULT_MESSAGE : toPhpString(message))
    return false
  },
}

const DEFAULT_MESSAGE = 'Execution stopped'
