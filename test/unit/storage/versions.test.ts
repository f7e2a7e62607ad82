import { describe, expect, it, vi } from 'vitest'
import type { VersionRecord } from '@/storage/records'
import { openTab } from './open'

describe('Versions', () => {
  const workflow = 'w'

  it('keeps a version for each content, numbered', async () => {
    const { versions } = await openTab()
    for (const content of ['a', 'a', 'b', 'a']) {
      await versions.keep({ workflow, content, cause: 'save' })
    }
    const list = await versions.list(workflow)
    expect(list.map(({ number, content }) => [number, content])).toEqual([
      [3, 'a'],
      [2, 'b'],
      [1, 'a'],
    ])
    expect(await versions.list('other')).toEqual([])
  })

  it('names the newest version when nothing changed since', async () => {
    const { versions } = await openTab()
    await versions.keep({ workflow, content: 'a', cause: 'run' })
    await versions.keep({ workflow, content: 'a', cause: 'named', name: 'Before the course' })
    const [version] = await versions.list(workflow)
    expect(version).toMatchObject({ number: 1, cause: 'run', name: 'Before the course' })
    if (version) await versions.rename(version, 'Other')
    expect(await versions.list(workflow)).toMatchObject([{ name: 'Other' }])
  })

  it('lets the oldest go that nobody named', async () => {
    const { versions } = await openTab()
    await versions.keep({ workflow, content: 'named', cause: 'named', name: 'Kept' })
    for (let count = 0; count < 103; count += 1) {
      await versions.keep({ workflow, content: String(count), cause: 'save' })
    }
    const list = await versions.list(workflow)
    expect(list).toHaveLength(101)
    expect(list.at(-1)).toMatchObject({ name: 'Kept', number: 1 })
    expect(list.at(-2)).toMatchObject({ content: '3' })
    expect(list[0]).toMatchObject({ content: '102', number: 104 })
  })

  it('tells when there are others', async () => {
    const { versions } = await openTab()
    let seen: readonly VersionRecord[] = []
    const stop = versions.observe(workflow, (list) => {
      seen = list
    })
    await versions.keep({ workflow, content: 'a', cause: 'save' })
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    stop()
  })
})

describe('Drafts', () => {
  it('keeps one for each session until it is discarded', async () => {
    const { drafts } = await openTab()
    const draft = { id: 's1', workflow: 'w', base: 1, name: 'One', content: 'a' }
    await drafts.keep(draft)
    await drafts.keep({ ...draft, content: 'b' })
    await drafts.keep({ ...draft, id: 's2', workflow: '', content: 'new' })
    expect(await drafts.list('w')).toMatchObject([{ id: 's1', content: 'b' }])
    expect(await drafts.list('')).toMatchObject([{ id: 's2', content: 'new' }])
    expect(await drafts.list()).toHaveLength(2)
    await drafts.discard('s1')
    expect(await drafts.list('w')).toEqual([])
  })
})
