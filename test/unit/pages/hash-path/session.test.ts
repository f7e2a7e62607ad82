import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { openSession, readSession } from '@/pages/hash-path/session'
import { useComparedEventsStore } from '@/stores/compared-events'
import { useConditionStore } from '@/stores/condition'
import { EngineClient } from '@/stores/engine-client'
import { useHashPathStore } from '@/stores/hash-path'
import { usePathListStore } from '@/stores/path-list'
import { fakeEngine } from '../../stores/fake-engine'

vi.mock('@/stores/engine', () => ({
  createEngineClient: () =>
    new EngineClient(() => ({
      remote: fakeEngine(),
      terminate: () => undefined,
      broken: new Promise<string>(() => undefined),
    })),
}))

beforeEach(() => setActivePinia(createPinia()))

const event = (id: string) => JSON.stringify({ Event: { id } })

it('a session goes into a link and comes out of it the same', async () => {
  const store = useHashPathStore()
  store.path = 'Event.info'
  usePathListStore().add('Event.id')
  store.mode = 'get'
  await store.replaceText(event('1'), { kind: 'file', name: 'one.json' })
  await store.fire({ id: 'event-after-save', record: 0 })
  await useComparedEventsStore().addText('two', event('2'))
  useConditionStore().fields.kind = 'count-if'
  const shared = readSession()
  expect(shared).toMatchObject({
    paths: ['Event.id', 'Event.info'],
    trigger: 'event-after-save',
    events: [{ name: 'one.json' }, { name: 'two', content: event('2') }],
  })

  setActivePinia(createPinia())
  await openSession(shared)
  expect(useHashPathStore().path).toBe('Event.id')
  expect(useHashPathStore().text()).toBe(event('1'))
  expect(readSession()).toEqual(shared)
})

it('a sample goes by its name', async () => {
  const store = useHashPathStore()
  await store.replaceText(event('1'), { kind: 'sample', id: 'phishing' })
  expect(readSession()).toMatchObject({ sample: 'phishing', events: [] })
  expect(readSession()).not.toHaveProperty('condition')
})
