import { expect, test } from 'vitest'
import {
  ACTION_DECLARATIONS,
  LOGIC_DECLARATIONS,
  TRIGGER_DECLARATIONS,
} from '@/engine/modules/declarations'
import { findDeclaration } from '@/engine/modules/find-declaration'
import { ALL_MODULES, findNodeModule, findTriggerModule } from '@/engine/modules/registry'
import { MISP_VERSIONS } from '@/engine/compat'

const declarations = [...TRIGGER_DECLARATIONS, ...LOGIC_DECLARATIONS, ...ACTION_DECLARATIONS]

test('every module has its declaration in a list, and the other way round', () => {
  expect(declarations).toEqual(ALL_MODULES.map(({ declaration }) => declaration))
})

test('a look-up gives the declaration of the module that would run', () => {
  const service = {
    reachable: true,
    enabled: [],
    modules: [{ name: 'SlackBot', meta: { 'module-type': ['action'] } }],
  }
  const asked = [
    ...declarations.map(({ type, id }) => [type, id] as const),
    ['trigger', 'adhoc_7'],
    ['trigger', 'adhoc_x'],
    ['action', 'slack_bot'],
    ['action', 'unknown'],
    ['logic', 'webhook'],
    ['', 'webhook'],
  ] as const
  for (const version of MISP_VERSIONS) {
    const lookup = { compat: { version }, state: { mispModules: { ...service, answers: [] } } }
    for (const [type, id] of asked) {
      const module =
        type === 'trigger' ? findTriggerModule(lookup, id) : findNodeModule(lookup, type, id)
      expect(findDeclaration(lookup, type, id), `${type} ${id}`).toBe(module?.declaration)
    }
  }
  const lookup = {
    compat: { version: '2.5.19' as const },
    state: { mispModules: { ...service, answers: [] } },
  }
  expect(findDeclaration(lookup, 'action', 'slack_bot')?.name).toBe('SlackBot')
})
