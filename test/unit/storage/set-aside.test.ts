import { describe, expect, it, vi } from 'vitest'
import type { SetAsideRow } from '@/storage/set-aside'
import { freshName, openTab, workflowNamed } from './open'
import { openRaw, putRaw } from './raw-database'

describe('rows that cannot be read', () => {
  it('are set aside and told, and the others stay', async () => {
    const name = freshName()
    const first = await openTab(name)
    const sound = await first.workflows.create(workflowNamed('Sound'))
    first.store.close()
    const raw = await openRaw(name, 20)
    const broken = [
      { id: 'b1', name: 'No content' },
      { ...sound, id: 'b2', revision: '7' },
      { ...sound, id: 3 },
    ]
    await putRaw(raw, 'workflows', broken)
    await putRaw(raw, 'drafts', [{ id: 'd1', workflow: sound.id }])
    raw.close()

    const library = await openTab(name)
    let aside: readonly SetAsideRow[] = []
    const stop = library.observeSetAside((rows) => {
      aside = rows
    })
    expect(await library.workflows.list()).toMatchObject([{ name: 'Sound' }])
    expect(await library.workflows.get('b1')).toBeNull()
    expect(await library.drafts.list(sound.id)).toEqual([])
    await vi.waitFor(() => expect(aside).toHaveLength(4))
    expect(aside.map(({ table }) => table).toSorted()).toEqual([
      'drafts',
      'workflows',
      'workflows',
      'workflows',
    ])
    expect(aside.map(({ row }) => row)).toEqual(expect.arrayContaining(broken))
    expect(aside.find(({ row }) => row === broken[1])?.problem ?? aside[1]?.problem).toMatch(/\S/)
    await vi.waitFor(async () => {
      const left = await library.store.read((rows) => rows.list('workflows'))
      expect(left).toEqual([sound])
    })
    stop()
  })
})
