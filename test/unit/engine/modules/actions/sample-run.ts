import { compatOf, type MispVersion } from '@/engine/compat.ts'
import type { MispState } from '@/engine/effects/state.ts'
import { fetchFullEvent } from '@/engine/event/fetch-event.ts'
import type { NodeModule } from '@/engine/modules/module.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { misp } from '../../effects/misp.ts'
import { tryModule, type Trial, type TrialResult } from '../try-module.ts'

/** The roaming data of a workflow on event 3 of the sample: attributes 8, 9 and, in an object, 11 and 12. */
export function roamingData(state: MispState = misp(), version: MispVersion = '2.5.19'): PhpMap {
  const event = fetchFullEvent(state, '3', compatOf(version))
  if (event === undefined) throw new Error('the sample has event 3')
  return event
}

/** Executes a module on event 3 of the sample. */
export function tryOnSample(
  module: NodeModule,
  parameters: PhpMap = {},
  { state = misp(), version = '2.5.19', ...rest }: Omit<Trial, 'parameters'> = {},
): TrialResult {
  const data = roamingData(state, version)
  return tryModule(module, { data, parameters, state, version, ...rest })
}

/** A node or label filter on all attributes. */
export function filterAttributes(path: string, value: string) {
  return { selector: 'Event._AttributeFlattened.{n}', path, operator: 'equals', value }
}
