import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineClient } from '@/stores/engine-client'
import { useFindPathStore } from '@/stores/find-path'
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

const event = (...values: string[]) =>
  JSON.stringify({ Event: { Attribute: values.map((value) => ({ type: 'ip-dst', value })) } })
const place = (index: number) => ['Event', 'Attribute', index, 'value']

beforeEach(async () => {
  setActivePinia(createPinia())
  const page = useHashPathStore()
  await page.replaceText(event('a', 'b', 'c'), { kind: 'sample', id: 'none' })
})

async function candidates(): Promise<readonly string[]> {
  const find = useFindPathStore()
  await vi.waitFor(() => expect(find.searching).toBe(false))
  return find.reply?.state === 'done' && find.reply.value.outcome === 'found'
    ? find.reply.value.candidates.map(({ path }) => path)
    : []
}

describe('the chosen values', () => {
  it('are searched for whenever they change', async () => {
    const find = useFindPathStore()
    for (const index of [0, 1, 2]) find.toggle({ place: place(index), preview: '' })
    await vi.waitFor(async () => expect(await candidates()).toContain('Event.Attribute.{n}.value'))
    find.toggle({ place: place(1), preview: '' })
    find.remove(place(2))
    expect(find.chosen).toHaveLength(1)
    expect(find.isChosen(place(0))).toBe(true)
    await vi.waitFor(async () => expect(await candidates()).toContain('Event.Attribute.0.value'))
    find.clear()
    await vi.waitFor(() => expect(find.reply).toBeNull())
  })

  it('come from selected text, and it is said when it touches none', async () => {
    const find = useFindPathStore()
    const all = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1000 }
    await find.addSelected('raw', [all])
    expect(find.chosen.map(({ preview }) => preview)).toContain('"b"')
    expect(find.chosen).toHaveLength(6)
    await find.addSelected('raw', [all])
    expect(find.chosen).toHaveLength(6)
    find.clear()
    await find.addSelected('raw', [{ ...all, endColumn: 2, startColumn: 2 }])
    expect(find.remark).toContain('no value that paths can reach')
  })

  it('follow the data: what is gone is no longer chosen', async () => {
    const find = useFindPathStore()
    find.toggle({ place: place(0), preview: '"a"' })
    find.toggle({ place: place(2), preview: '"c"' })
    await useHashPathStore().replaceText(event('new'), { kind: 'own' })
    await vi.waitFor(() => expect(find.chosen).toEqual([{ place: place(0), preview: '"new"' }]))
  })
})
