import 'fake-indexeddb/auto'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useComparedEventsStore } from '@/stores/compared-events'
import { EngineClient } from '@/stores/engine-client'
import { useHashPathStore } from '@/stores/hash-path'
import { useLibraryStore } from '@/stores/library'
import { fakeEngine } from './fake-engine'

vi.mock('@/stores/engine', () => ({
  createEngineClient: () =>
    new EngineClient(() => ({
      remote: fakeEngine(),
      terminate: () => undefined,
      broken: new Promise<string>(() => undefined),
    })),
}))

const event = (id: string) => JSON.stringify({ Event: { id, info: `event ${id}` } })

beforeEach(async () => {
  setActivePinia(createPinia())
  const page = useHashPathStore()
  page.path = 'Event.id'
  await page.replaceText(event('1'), { kind: 'file', name: 'one.json' })
  useComparedEventsStore().look(true)
})

async function labels(): Promise<readonly string[]> {
  const compared = useComparedEventsStore()
  await vi.waitFor(() => expect(compared.isComparing).toBe(false))
  return compared.comparison?.events.map(({ label }) => label) ?? []
}

describe('compared events', () => {
  it('are added and taken out', async () => {
    const compared = useComparedEventsStore()
    await compared.addFile(new File([event('2')], 'two.json'))
    expect(await labels()).toEqual(['#1 event 1', '#2 event 2'])
    const [two] = compared.texts
    await compared.remove(two?.id ?? '')
    expect(await labels()).toEqual(['#1 event 1'])
  })

  it('change places with what is in the editor', async () => {
    const compared = useComparedEventsStore()
    await compared.addText('two', event('2'))
    await compared.use(compared.texts[0]?.id ?? '')
    expect(compared.texts.map(({ name }) => name)).toEqual(['one.json'])
    await vi.waitFor(async () => expect(await labels()).toEqual(['#2 event 2', '#1 event 1']))
    expect(useHashPathStore().text()).toBe(event('2'))
  })

  it('are kept in the library and come from there', async () => {
    const compared = useComparedEventsStore()
    const { events } = await useLibraryStore().open()
    await compared.addText('two.json', event('2'))
    await compared.keep(compared.texts[0]?.id ?? '')
    await compared.keep(compared.texts[0]?.id ?? '')
    const list = await events.list()
    expect(list.map(({ name }) => name)).toEqual(['two'])
    expect(compared.texts[0]?.isKept).toBe(true)

    await compared.remove(compared.texts[0]?.id ?? '')
    await compared.addKept(list[0]?.id ?? '')
    expect(compared.texts).toMatchObject([{ name: 'two', text: event('2'), isKept: true }])
    await compared.addKept('gone')
    expect(compared.problem).toBe('The event was deleted from the library.')
  })

  it('say what is wrong with a text, and how many there can be', async () => {
    const compared = useComparedEventsStore()
    await compared.addText('broken', '{"Event": ')
    expect(compared.problem).toContain('“broken” is not valid JSON')
    expect(compared.texts).toEqual([])
    for (let id = 2; id < 9; id += 1) await compared.addText(`text ${id}`, event(String(id)))
    expect(compared.texts).toHaveLength(6)
    expect(compared.problem).toContain('At most 6')
  })
})
