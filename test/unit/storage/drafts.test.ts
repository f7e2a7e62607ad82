import { describe, expect, it } from 'vitest'
import { openTab, workflowNamed } from './open'

/** A draft of an editing session, as the editor keeps it. */
function draftOf(id: string, workflow: string) {
  return { id, workflow, base: 1, name: `Draft ${id}`, content: 'unsaved' }
}

describe('Drafts', () => {
  it('go with their workflow or blueprint and come back with it', async () => {
    const { workflows, blueprints, drafts } = await openTab()
    const { name, description, tags, content } = workflowNamed('Part')
    const [one, other] = [
      await workflows.create(workflowNamed('One')),
      await blueprints.create({ name, description, tags, content }),
    ]
    await drafts.keep(draftOf('of-workflow', one.id))
    await drafts.keep(draftOf('of-blueprint', other.id))
    await drafts.keep(draftOf('of-new', ''))
    const before = await drafts.list()

    const removed = [await workflows.remove(one.id), await blueprints.remove(other.id)]
    expect((await drafts.list()).map(({ id }) => id)).toEqual(['of-new'])
    for (const gone of removed) await gone?.undo()
    expect(new Set(await drafts.list())).toEqual(new Set(before))
  })

  it('tell whoever watches, and a discarded one is put back as it was', async () => {
    const { drafts } = await openTab()
    const seen: (readonly string[])[] = []
    const stop = drafts.observe((list) => seen.push(list.map(({ id }) => id)))
    await drafts.keep(draftOf('left', ''))
    const [draft] = await drafts.list()
    if (draft === undefined) throw new Error('the draft was not kept')
    await drafts.discard(draft.id)
    await drafts.putBack(draft)
    expect(await drafts.list()).toEqual([draft])
    await expect.poll(() => seen.at(-1)).toEqual(['left'])
    stop()
  })
})
