import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineClient } from '@/stores/engine-client'
import { useHashPathStore } from '@/stores/hash-path'
import { usePathListStore } from '@/stores/path-list'
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
  Event: { info: 'x', Attribute: [{ value: 'a' }, { value: 'b' }], Tag: [{ name: 't' }] },
})

beforeEach(async () => {
  setActivePinia(createPinia())
  const page = useHashPathStore()
  page.path = 'Event.Attribute.{n}.value'
  await page.replaceText(event, { kind: 'sample', id: 'none' })
})

/** The paths of the list with what they give, as far as that has been found out. */
function listed(): [path: string, count: number | string | null][] {
  return usePathListStore().paths.map(({ path, count }) => {
    if (count === null || count.state !== 'done') return [path, count && count.state]
    return [path, count.value.outcome === 'value' ? count.value.count : count.value.outcome]
  })
}

describe('the list of paths', () => {
  it('starts with the path in the editor and follows what is typed', () => {
    const list = usePathListStore()
    useHashPathStore().path = 'Event.info'
    expect(listed()).toEqual([['Event.info', null]])
    expect(list.activeId).toBe(list.paths[0]?.id)
  })

  it('counts a path on the same data when another one takes its place in the editor', async () => {
    const [page, list] = [useHashPathStore(), usePathListStore()]
    list.add('Event.Tag.{n}.name')
    expect(page.path).toBe('Event.Tag.{n}.name')
    await vi.waitFor(() => expect(listed()[0]).toEqual(['Event.Attribute.{n}.value', 2]))
    list.next()
    expect(page.path).toBe('Event.Attribute.{n}.value')
    await vi.waitFor(() => expect(listed()[1]).toEqual(['Event.Tag.{n}.name', 1]))
  })

  it('counts again when the data or the mode are others', async () => {
    const [page, list] = [useHashPathStore(), usePathListStore()]
    list.add('Event.Tag.{n}.name')
    await page.replaceText('{"Event":{"Attribute":[]}}', { kind: 'own' })
    await vi.waitFor(() => expect(listed()[0]?.[1]).toBe(0))
    page.form = 'raw'
    await page.replaceText('5', { kind: 'own' })
    await vi.waitFor(() => expect(listed()[0]?.[1]).toBe('php-error'))
  })

  it('hands the editor on to the neighbour when the active path is taken off', async () => {
    const [page, list] = [useHashPathStore(), usePathListStore()]
    list.add('Event.info')
    list.add('Event.Tag')
    list.remove(list.activeId)
    expect(page.path).toBe('Event.info')
    list.remove(list.paths[0]?.id ?? 0)
    expect(listed().map(([path]) => path)).toEqual(['Event.info'])
    await nextTick()
    list.remove(list.activeId)
    expect(list.paths).toHaveLength(1)
  })

  it('takes no more than anybody looks through', () => {
    const list = usePathListStore()
    for (let number = 0; number < 40; number += 1) list.add(`Event.${number}`)
    expect(list.paths).toHaveLength(30)
    expect(list.isFull).toBe(true)
  })
})
