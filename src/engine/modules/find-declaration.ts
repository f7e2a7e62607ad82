import type { MispVersion } from '../compat.ts'
import type { MispState } from '../effects/state.ts'
import { declareMispModule } from './actions/misp-module.ts'
import type { ModuleDeclaration, NodeModuleDeclaration, TriggerDeclaration } from './declaration.ts'
import { ACTION_DECLARATIONS, LOGIC_DECLARATIONS, TRIGGER_DECLARATIONS } from './declarations.ts'

/** What a look-up of a module depends on: the MISP version of the run and the modules its services offer. */
export interface ModuleLookup {
  readonly compat: { readonly version: MispVersion }
  readonly state: Pick<MispState, 'mispModules'>
}

/** The module that stands for all ad-hoc triggers, `adhoc_<n>`. */
const AD_HOC = 'adhoc-trigger'

/** Whether a MISP version has the module. */
export function isKnownIn({ versions }: ModuleDeclaration, version: MispVersion): boolean {
  return versions?.includes(version) ?? true
}

/**
 * What the module of this type and id declares, found like MISP does; action modules of the misp-modules service
 * included.
 *
 * @returns undefined when MISP could not load it
 */
export function findDeclaration(
  lookup: ModuleLookup,
  type: string,
  id: string,
): ModuleDeclaration | undefined {
  return type === 'trigger'
    ? findTriggerDeclaration(lookup, id)
    : findNodeDeclaration(lookup, type, id)
}

/** What the trigger of a workflow declares. Ad-hoc workflows (`adhoc_<n>`) share one module. */
export function findTriggerDeclaration(
  { compat }: ModuleLookup,
  id: string,
): TriggerDeclaration | undefined {
  const moduleId = /^adhoc_\d+$/.test(id) ? AD_HOC : id
  return TRIGGER_DECLARATIONS.find((one) => one.id === moduleId && isKnownIn(one, compat.version))
}

function findNodeDeclaration(
  { compat, state }: ModuleLookup,
  type: string,
  id: string,
): NodeModuleDeclaration | undefined {
  const shipped = declarationsOf(type).find(
    (one) => one.id === id && isKnownIn(one, compat.version),
  )
  if (shipped !== undefined || type !== 'action') return shipped
  return declareMispModule(state.mispModules, id)
}

function declarationsOf(type: string): readonly NodeModuleDeclaration[] {
  if (type === 'logic') return LOGIC_DECLARATIONS
  return type === 'action' ? ACTION_DECLARATIONS : []
}
