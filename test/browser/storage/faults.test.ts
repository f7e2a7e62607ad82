import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { WorkflowRecord } from '@/storage/records'
import { openRaw } from '../../unit/storage/raw-database'
import { freshName, openTab, workflowNamed } from './open'

describe('another tab that dies while it saves', () => {
  it.each([1, 5, 20])('loses nothing that was said to be saved: after %i', async (many) => {
    const name = freshName()
    const worker = new Worker(new URL('./saving.worker.ts', import.meta.url), { type: 'module' })
    const told: WorkflowRecord[] = []
    await new Promise<void>((resolve) => {
      worker.onmessage = ({ data }: MessageEvent<WorkflowRecord>) => {
        told.push(data)
        if (told.length === many) resolve()
      }
      worker.postMessage(name)
    })
    worker.terminate()

    const { workflows, versions, store } = await openTab(name)
    expect(store.state.kind).toBe('stored')
    for (const record of told) {
      expect(await workflows.get(record.id)).toEqual(record)
      // A save and its version are one step: there is never one without the other.
      expect((await versions.list(record.id)).map(({ content }) => content)).toEqual([
        'second',
        'first',
      ])
    }
    for (const { id } of await workflows.list()) {
      const [record, [newest]] = [await workflows.get(id), await versions.list(id)]
      expect(newest?.content).toBe(record?.content)
    }
    const made = await workflows.create(workflowNamed('After it'))
    expect(await workflows.get(made.id)).toEqual(made)
  })

  it('leaves no half of a change behind', async () => {
    const name = freshName()
    const { workflows } = await openTab(name)
    const made = await workflows.create(workflowNamed('One'))
    const script = `
      const request = indexedDB.open(${JSON.stringify(name)})
      request.onsuccess = () => {
        const table = request.result.transaction('workflows', 'readwrite').objectStore('workflows')
        const again = () => {
          table.put({ id: ${JSON.stringify(made.id)}, name: 'half' }).onsuccess = again
        }
        again()
        setTimeout(() => postMessage('writing'), 50)
      }`
    const worker = new Worker(URL.createObjectURL(new Blob([script])))
    await new Promise((resolve) => {
      worker.onmessage = resolve
    })
    const saving = workflows.save({ ...made, content: 'second' })
    worker.terminate()
    expect(await saving).toMatchObject({ state: 'saved', record: { content: 'second' } })
    expect(await workflows.get(made.id)).toMatchObject({ name: 'One', content: 'second' })
  })
})

describe('tabs of different ages', () => {
  it('gives way to an upgrade by another tab and keeps new work', async () => {
    const name = freshName()
    const library = await openTab(name)
    await library.workflows.create(workflowNamed('Stored'))
    const newer = await openRaw(name, 30)
    expect(library.store.state.kind).toBe('outdated')
    const kept = await library.workflows.create(workflowNamed('Kept'))
    expect(await library.workflows.get(kept.id)).toEqual(kept)
    newer.close()
  })

  it('works in the tab while an older one blocks the upgrade, and stores afterwards', async () => {
    const name = freshName()
    const older = await openRaw(name, 10)
    const library = await openTab(name)
    expect(library.store.state.kind).toBe('blocked')
    const made = await library.workflows.create(workflowNamed('Waiting'))
    older.close()
    await vi.waitFor(() => expect(library.store.unsavedCount).toBe(0), 5000)
    expect(library.store.state.kind).toBe('stored')
    expect(await (await openTab(name)).workflows.get(made.id)).toEqual(made)
  })
})

describe('a clock that goes backwards', () => {
  it('changes neither order nor outcome of saves', async () => {
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    const made = await here.workflows.create(workflowNamed('One'))
    const opened = await there.workflows.get(made.id)
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 })
    const saved = await here.workflows.save({ ...made, content: 'second' })
    if (saved.state !== 'saved') throw new Error('not saved')
    expect(saved.record.changedAt).toBe(made.changedAt)
    const late = opened && (await there.workflows.save({ ...opened, content: 'late' }))
    expect(late?.state).toBe('conflict')
    const third = await here.workflows.save({ ...saved.record, content: 'third' })
    expect(third.state).toBe('saved')
    const contents = (await there.versions.list(made.id)).map(({ content }) => content)
    expect(contents).toEqual(['third', 'second', 'first'])
  })
})

describe('two tabs', () => {
  it('see each other’s changes', async () => {
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    const made = await here.workflows.create(workflowNamed('One'))
    const names: string[] = []
    onTestFinished(there.workflows.observe(made.id, (record) => names.push(record?.name ?? 'gone')))
    await vi.waitFor(() => expect(names.at(-1)).toBe('One'))
    await here.workflows.relabel(made.id, { name: 'Two' })
    await vi.waitFor(() => expect(names.at(-1)).toBe('Two'))
    await here.workflows.remove(made.id)
    await vi.waitFor(() => expect(names.at(-1)).toBe('gone'))
  })
})
