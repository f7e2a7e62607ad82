import { compatOf } from '@/engine/compat.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import type { GraphNode } from '@/engine/graph/model.ts'
import { findNodeModule } from '@/engine/modules/registry.ts'
import { isPhpArray, toPhpArray, toPhpMap } from '@/engine/php/array.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { workflowStarter } from '@/engine/run/fire-trigger.ts'
import { ModuleContext } from '@/engine/run/module-context.ts'
import { RoamingData } from '@/engine/run/roaming-data.ts'
import { Session } from '@/engine/run/session.ts'
import { callKind, type CallFields } from './call.ts'

/**
 * Logic modules executed by themselves: their result and, where asked for, the data they left (as stored, and as later
 * modules see it). The reference was MISP 2.5.1.
 */
export const logicKind = callKind('logic_exec', executeLogic)

const compat = compatOf('2.5.1')

function executeLogic(call: CallFields): PhpMap {
  const session = new Session({ state: emptyState(0), compat, starter: workflowStarter })
  const module = findNodeModule(session, 'logic', call.text('module'))
  if (module === undefined) throw new Error(`There is no module ${call.text('module')}`)
  const roaming = new RoamingData(toPhpMap(toPhpArray(call.field('data'))), compat)
  const context = new ModuleContext({
    node: nodeWith(call.text('module'), call.field('indexed_params')),
    declaration: module.declaration,
    roaming,
    session,
    triggerNode: null,
    workflowId: '1',
  })
  const result = module.run(context)
  if (call.field('want_data') !== true) return { return: result }
  return { return: result, stored: roaming.stored, seen: roaming.filtered() }
}

function nodeWith(moduleId: string, parameters: PhpValue): GraphNode {
  return {
    key: '1',
    id: 1,
    name: moduleId,
    moduleType: 'logic',
    moduleId,
    parameters: isPhpArray(parameters) ? parameters : [],
    savedFilters: [],
    multipleOutputConnection: false,
    isFiltering: false,
    inputs: [],
    outputs: [],
    position: { x: 0, y: 0 },
    raw: {},
  }
}
