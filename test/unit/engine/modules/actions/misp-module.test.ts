import { describe, expect, it } from 'vitest'
import type { MispModulesAnswer } from '@/engine/effects/state.ts'
import {
  declareMispModule,
  declareMispModules,
  mispModule,
} from '@/engine/modules/actions/misp-module.ts'
import type { PhpMap, PhpValue } from '@/engine/php/value.ts'
import { at } from '../../event/samples.ts'
import { misp } from '../../effects/misp.ts'
import { service } from '../../effects/services.ts'
import { tryModule } from '../try-module.ts'

const chat: PhpMap = {
  name: 'chatBot',
  meta: {
    version: '0.2',
    description: 'Posts a message',
    'module-type': ['action'],
    config: {
      blocking: true,
      support_filters: true,
      params: {
        messageText: { type: 'large_string', jinja_supported: true, value: 'hello' },
        'data path': { type: 'hash_path' },
        other: 'no details',
      },
    },
  },
}

const kept = { id: '8' }
const data: PhpMap = {
  Event: { id: '3', info: 'Sample', _AttributeFlattened: [kept, { id: '9' }] },
}

function stateWithChat(answers: readonly MispModulesAnswer[] = []) {
  return misp(
    service(answers, { modules: [chat, { name: 'plain', meta: { 'module-type': ['action'] } }] }),
  )
}

function run(id: string, parameters: PhpMap, answer?: PhpValue, savedFilters: PhpValue = null) {
  const state = stateWithChat(
    answer === undefined ? [] : [{ module: id === 'plain' ? 'plain' : 'chatBot', body: answer }],
  )
  const module = mispModule(state.mispModules, id)
  if (module === undefined) throw new Error(`no module ${id}`)
  const result = tryModule(module, { data, parameters, state, savedFilters })
  return { ...result, query: result.session.state.outbox.requests[0]?.body ?? null }
}

describe('an action of the misp-modules service', () => {
  it('is declared as the service describes it', () => {
    const module = mispModule(stateWithChat().mispModules, 'chat_bot')
    expect(module?.declaration).toMatchObject({
      id: 'chat_bot',
      name: 'chatBot',
      version: '0.2',
      blocking: true,
      supportsFilters: true,
      expectsCoreFormat: false,
      isMispModule: true,
      parameters: [
        { id: 'message_text', type: 'textarea', jinja: true, placeholder: 'hello' },
        { id: 'data_path', label: 'Data Path', type: 'hashpath' },
        { id: 'other', type: 'input' },
      ],
    })
  })

  it('is built once, and not found where the service is away or has none of that name', () => {
    const { mispModules } = stateWithChat()
    const declared = declareMispModule(mispModules, 'plain')
    expect(declared).toBe(declareMispModule(mispModules, 'plain'))
    expect(mispModule(mispModules, 'plain')?.declaration).toBe(declared)
    expect(mispModule(mispModules, 'unknown')).toBeUndefined()
    expect(mispModule({ ...mispModules, reachable: false }, 'plain')).toBeUndefined()
    expect(declareMispModules(mispModules).map(({ id }) => id)).toEqual(['chat_bot', 'plain'])
  })

  it('sends data, rendered parameters, and what paths find', () => {
    const { query, success } = run('chat_bot', {
      message_text: '{{ Event.info }}!',
      data_path: 'Event.info',
    })
    expect(success).toBe(true)
    expect(query).toEqual({
      module: 'chatBot',
      data,
      filteredItems: data,
      params: { message_text: 'Sample!', data_path: 'Event.info', other: '' },
      matchingData: { 'Data Path': ['Sample'] },
    })
    expect(at(run('chat_bot', {}).query, 'matchingData', 'Data Path')).toEqual(data)
    expect(run('plain', {}).query).toEqual({ module: 'plain', data, params: {} })
  })

  it('sends the items of the node filter, or all data when it keeps none', () => {
    const filter = { selector: 'Event._AttributeFlattened.{n}', path: 'id', operator: 'equals' }
    const some = run('chat_bot', {}, undefined, { ...filter, value: '8' })
    expect(at(some.query, 'filteredItems')).toEqual([kept])
    const none = run('chat_bot', {}, undefined, { ...filter, value: '99' })
    expect(at(none.query, 'filteredItems')).toEqual(data)
  })

  it('fails only where the answer names an error', () => {
    expect(run('plain', {}, { error: 'no chat' })).toMatchObject({
      success: false,
      errors: ['no chat'],
    })
    expect(run('plain', {}, { error: ['x'] }).errors).toEqual(['Array'])
    expect(run('plain', {}, { error: '' }).success).toBe(true)
    expect(run('plain', {}, { data: false }).success).toBe(true)
    expect(run('plain', {}, 'text').success).toBe(true)
  })
})

describe('a service that describes its modules badly', () => {
  it('has no actions of them, and texts only where it sent texts', () => {
    const named = { name: ['a list'], meta: { 'module-type': ['action'], version: ['0.1'] } }
    const { mispModules } = misp(service([], { modules: [{ name: 'bare' }, named] }))
    expect(declareMispModules(mispModules)).toMatchObject([{ id: '', name: '', version: '' }])
  })

  it('has none at all when it can not be reached', () => {
    const { mispModules } = stateWithChat()
    expect(declareMispModules({ ...mispModules, reachable: false })).toEqual([])
  })
})
