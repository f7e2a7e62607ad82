import type { MispModulesAnswer, MispModulesService, MispState } from '@/engine/effects/state.ts'
import type { PhpMap } from '@/engine/php/value.ts'
import { misp } from './misp.ts'

/** A module that takes values and answers with values. */
export const lookup: PhpMap = {
  name: 'lookup',
  type: 'expansion',
  mispattributes: { input: ['domain'], output: ['text'] },
  meta: { version: '1', 'module-type': ['expansion', 'hover'], config: [] },
}

/** A module that takes whole attributes and answers in MISP's own format. */
export const standard: PhpMap = {
  name: 'standard',
  type: 'expansion',
  mispattributes: { input: ['domain', 'filename'], format: 'misp_standard' },
  meta: { version: '1', 'module-type': ['expansion'], config: ['key'] },
}

/** A service with both modules, switched on, that gives these answers. */
export function service(
  answers: readonly MispModulesAnswer[],
  changes: Partial<MispModulesService> = {},
): Pick<MispState, 'mispModules'> {
  const modules = [lookup, standard]
  return {
    mispModules: {
      reachable: true,
      modules,
      enabled: ['lookup', 'standard'],
      answers,
      ...changes,
    },
  }
}

/** The sample with that service. */
export function mispWithModules(
  answers: readonly MispModulesAnswer[],
  changes: Partial<MispModulesService> = {},
): MispState {
  return misp(service(answers, changes))
}
