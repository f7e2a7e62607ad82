import { describe, expect, it, vi } from 'vitest'
import type { TestSummary } from '@/storage/workflow-tests'
import { freshName, openTab, testNamed, workflowNamed } from './open'

const passed = { state: 'passed' as const, at: 5, revision: 1, differences: [] }

describe('WorkflowTests', () => {
  it('lists the tests of a workflow in short and in full', async () => {
    const { tests, workflowTests } = await openTab()
    const one = await tests.create(testNamed('One', 'w'))
    await tests.create(testNamed('Other', 'x'))
    expect(await workflowTests.list('w')).toEqual([one])
    const seen: TestSummary[][] = []
    const stops = ['w', null].map((workflow) =>
      workflowTests.observe(workflow, (list) => seen.push([...list])),
    )
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    expect(seen.map((list) => list.length).toSorted()).toEqual([1, 2])
    expect(seen[0]?.[0]).not.toHaveProperty('data')
    stops.forEach((stop) => stop())
  })

  it('notes a result, told to other tabs, which is no change of the test', async () => {
    const name = freshName()
    const [here, there] = [await openTab(name), await openTab(name)]
    const test = await here.tests.create(testNamed('One', 'w'))
    let seen: readonly TestSummary[] = []
    const stop = there.workflowTests.observe('w', (list) => {
      seen = list
    })
    await here.workflowTests.noteResult(test.id, passed)
    await vi.waitFor(() => expect(seen).toMatchObject([{ lastResult: passed }]))
    expect(await here.tests.get(test.id)).toEqual({ ...test, lastResult: passed })
    await here.workflowTests.noteResult('none', passed)
    expect(await here.tests.list()).toHaveLength(1)
    stop()
  })

  it.each(['workflows', 'blueprints'] as const)('go and come back with their %s', async (kind) => {
    const library = await openTab()
    const { id } = await library[kind].create(workflowNamed('One'))
    const test = await library.tests.create(testNamed('Test', id))
    await library.tests.create(testNamed('Other', 'other'))
    const removed = await library[kind].remove(id)
    expect(removed?.belongings.filter(({ table }) => table === 'tests')).toHaveLength(1)
    expect(await library.tests.list()).toMatchObject([{ name: 'Other' }])
    await removed?.undo()
    expect(await library.workflowTests.list(id)).toEqual([test])
  })
})
