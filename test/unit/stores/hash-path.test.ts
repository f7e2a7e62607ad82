import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineClient } from '@/stores/engine-client'
import { useHashPathStore } from '@/stores/hash-path'
import { fakeEngine } from './fake-engine'

vi.mock('@/stores/engine', () => ({
  createEngineClient: () =>
    new EngineClient(() => ({
      remote: fakeEngine(),
      terminate: () => undefined,
      broken: new Promise<string>(() => undefined),
    })),
}))

const event = JSON.stringify({
  Event: {
    id: '1',
    Attribute: [
      { type: 'ip-dst', value: 'a' },
      { type: 'domain', value: 'b' },
    ],
  },
})

beforeEach(() => setActivePinia(createPinia()))

describe('the trigger', () => {
  it('decides what the path is tried on', async () => {
    const store = useHashPathStore()
    store.path = 'Event.Attribute.{n}.value'
    await store.replaceText(event, { kind: 'own' })
    const count = () =>
      store.answer?.state === 'done' && store.answer.value.outcome === 'value'
        ? store.answer.value.count
        : null
    expect(count()).toBe(2)
    await store.fire({ id: 'attribute-after-save', record: 1 })
    expect(count()).toBe(1)
    expect(store.document?.trigger.records?.labels).toEqual(['ip-dst a', 'domain b'])
  })

  it('is another one where there is none like that', async () => {
    const store = useHashPathStore()
    await store.fire({ id: '__proto__', record: 0 })
    await store.replaceText(event, { kind: 'own' })
    expect(store.trigger).toEqual({ id: 'event-publish', record: 0 })
    await store.fire({ id: 'attribute-after-save', record: 99 })
    await vi.waitFor(() => expect(store.trigger).toEqual({ id: 'attribute-after-save', record: 1 }))
  })
})
