import { isTruthy } from '../../php/empty.ts'
import { phpTypeError } from '../../php/errors.ts'
import { getOffset } from '../../php/offsets.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { reloadRoamingData } from './shared/reload-roaming-data.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'reload-full-event',
  type: 'action',
  name: 'Reload full Event',
  version: '0.1',
  description: 'Replaces the roaming data by the complete event as it is in the database.',
  icon: 'sync-alt',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: false,
  isFiltering: false,
  parameters: [],
}

/** Replaces the roaming data by the complete event as it is in the database. */
export const reloadFullEvent: NodeModule = {
  declaration,
  run,
}

/** Only for triggers whose stored node says that their data are in MISP's core format. */
function run(context: ModuleContext): boolean {
  if (context.triggerNode === null) {
    throw phpTypeError(
      'WorkflowRoamingData::getTriggerNode(): Return value must be of type array, null returned',
    )
  }
  const stored = getOffset(context.triggerNode.raw, 'data')
  if (isTruthy(getOffset(stored, 'misp_core_format'))) reloadRoamingData(context)
  return true
}
