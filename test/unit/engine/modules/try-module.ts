import { compatOf, type MispVersion } from '@/engine/compat.ts'
import { emptyState } from '@/engine/effects/empty-state.ts'
import type { MispState } from '@/engine/effects/state.ts'
import type { NodeModule } from '@/engine/modules/module.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { workflowStarter } from '@/engine/run/fire-trigger.ts'
import { ModuleContext } from '@/engine/run/module-context.ts'
import { RoamingData } from '@/engine/run/roaming-data.ts'
import { Session } from '@/engine/run/session.ts'

/** What a module is tried with; what is missing is empty, and the version the default one. */
export interface Trial {
  readonly parameters?: PhpMap
  readonly data?: PhpMap
  readonly savedFilters?: PhpValue
  readonly state?: MispState
  readonly version?: MispVersion
}

export interface TrialResult {
  /** What the module answered. */
  readonly success: boolean
  /** The roaming data afterwards, label filters not applied. */
  readonly stored: PhpMap
  /** The roaming data as the next node sees them. */
  readonly seen: PhpMap
  readonly errors: readonly string[]
  readonly session: Session
}

/** A clock for simulated servers in tests: 2024-10-01 00:00:00 UTC. */
export const NOW = 1727740800

/** Executes a module once on roaming data, as a node of workflow 1. */
export function tryModule(module: NodeModule, trial: Trial = {}): TrialResult {
  const { data = {}, parameters = {}, savedFilters = null, version = '2.5.19' } = trial
  const compat = compatOf(version)
  const { id, isFiltering, multipleOutputConnection, name, type } = module.declaration
  const session = new Session({
    state: trial.state ?? emptyState(NOW),
    compat,
    starter: workflowStarter,
    initiator: '1',
  })
  const roaming = new RoamingData(data, compat)
  const context = new ModuleContext({
    node: {
      key: '2',
      id: 2,
      name,
      moduleType: type,
      moduleId: id,
      parameters,
      savedFilters,
      multipleOutputConnection,
      isFiltering,
      inputs: [],
      outputs: [],
      position: { x: 0, y: 0 },
      raw: {},
    },
    declaration: module.declaration,
    roaming,
    session,
    triggerNode: null,
    workflowId: '1',
  })
  const success = module.run(context)
  const { errors } = context
  return { success, stored: roaming.stored, seen: roaming.filtered(), errors, session }
}
