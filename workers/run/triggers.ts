import { ALL_MODULES } from '@/engine/modules/registry'
import { isTrigger, type TriggerModule } from '@/engine/modules/module'
import type { TriggerSummary } from './protocol'

/** Every ad-hoc workflow has a trigger of its own; this is the one of a workflow that is the first. */
const adHoc = { template: 'adhoc-trigger', first: 'adhoc_1' }

const modules: ReadonlyMap<string, TriggerModule> = new Map(
  ALL_MODULES.filter(isTrigger).map((module) => [module.declaration.id, module]),
)

/** All triggers of all versions, by name. */
export function listTriggers(): readonly TriggerSummary[] {
  return [...modules.values()]
    .map(summarise)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** A trigger by the id that stands in a workflow. */
export function findTrigger(id: string): TriggerModule | undefined {
  return modules.get(/^adhoc_\d+$/.test(id) ? adHoc.template : id)
}

/** A trigger by the id that stands in a workflow, as the page shows it. */
export function describeTrigger(id: string): TriggerSummary | null {
  const module = findTrigger(id)
  return module === undefined ? null : { ...summarise(module), id }
}

function summarise({ declaration }: TriggerModule): TriggerSummary {
  const { id, name, description, blocking, scope, versions } = declaration
  return {
    id: id === adHoc.template ? adHoc.first : id,
    name,
    description,
    blocking,
    isEventShaped: scope === 'event' || id === 'enrichment-before-query' || id === adHoc.template,
    ...(versions === undefined ? {} : { versions }),
  }
}
