import { createPinia, setActivePinia } from 'pinia'
import { page } from 'vitest/browser'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { reactive } from 'vue'
import WorkflowTests from '@/components/workflow-tests/WorkflowTests.vue'
import type { TestRecord } from '@/storage/records'
import { useLibraryStore } from '@/stores/library'
import { useNotificationStore } from '@/stores/notifications'
import gate from '../../blueprints/curation-gate.json?raw'
import stops from '../../blueprints/tlp-red-stops-publishing.json?raw'
import { mount } from './mount'
import { testNamed } from './storage/open'

const event = JSON.stringify({
  Event: { id: '1', info: 'x', Tag: [{ id: '1', name: 'tlp:red' }], Attribute: [] },
})
const blocks = { outcome: 'blocked', outcomeText: null, executed: null, effects: null } as const

async function emptyLibrary(): Promise<void> {
  const { tests, blueprints } = await useLibraryStore().open()
  for (const kind of [tests, blueprints]) {
    for (const { id } of await kind.list()) await kind.remove(id)
  }
}

/** Keeps the blueprint that stops publishing, with tests. */
async function keep(...tests: readonly Partial<TestRecord>[]) {
  const library = await useLibraryStore().open()
  const made = await library.blueprints.create({
    ...{ name: 'Stops', description: '', tags: [], content: stops },
  })
  for (const [index, changed] of tests.entries()) {
    const fields = { ...testNamed(`Test ${String(index + 1)}`, made.id), data: event }
    await library.tests.create({ ...fields, ...changed })
  }
  return { library, workflow: made.id }
}

const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })

beforeEach(async () => {
  setActivePinia(createPinia())
  await emptyLibrary()
})

describe('the tests of a workflow', () => {
  it('say how to get some', async () => {
    const { workflow } = await keep()
    mount(WorkflowTests, { workflow, document: {}, revision: 1, read: () => stops })
    await expect.element(page.getByText('None yet')).toBeVisible()
  })

  it('run on the workflow as it is edited, tell differences, and accept them', async () => {
    const { library, workflow } = await keep({ expected: blocks }, { name: 'Other' })
    const props = reactive({ workflow, document: {}, revision: 1, read: () => stops })
    mount(WorkflowTests, props)
    await expect.element(page.getByText('2 not run yet')).toBeVisible()
    await page.getByRole('button', { name: 'Run all' }).click()
    await expect.element(page.getByText('1 passed')).toBeVisible()
    await expect.element(page.getByText('1 failed')).toBeVisible()
    await expect
      .element(row('Other'))
      .toHaveTextContent('The outcome was blocked, expected was success.')
    await expect.element(page.getByText('The workflow was changed since.')).not.toBeInTheDocument()
    const [kept] = await library.workflowTests.list(workflow)
    expect(kept?.lastResult).toMatchObject({ state: 'passed', revision: 1 })

    await row('Other').getByRole('button', { name: 'Accept the new result' }).click()
    await expect.element(page.getByText('2 passed')).toBeVisible()
    const accepted = (await library.workflowTests.list(workflow))[1]
    expect(accepted?.expected.outcome).toBe('blocked')
    useNotificationStore().list.at(-1)?.action?.perform()
    await vi.waitFor(async () => {
      const back = (await library.workflowTests.list(workflow))[1]
      expect(back?.expected.outcome).toBe('success')
    })
  })

  it('on a state that is not saved change nothing in the library', async () => {
    const { library, workflow } = await keep({})
    mount(WorkflowTests, { workflow, document: {}, revision: 0, read: () => gate })
    await page.getByRole('button', { name: 'Run Test 1' }).click()
    await expect.element(page.getByText('1 failed')).toBeVisible()
    const [kept] = await library.workflowTests.list(workflow)
    expect(kept?.lastResult).toBeNull()
  })

  it('follow the library, and are shown on demand', async () => {
    const { library, workflow } = await keep({})
    const onShow = vi.fn()
    mount(WorkflowTests, { workflow, document: {}, revision: 1, read: () => stops, onShow })
    await page.getByRole('button', { name: /^Show the run of Test 1/ }).click()
    const [test] = await library.workflowTests.list(workflow)
    expect(onShow).toHaveBeenCalledWith(test?.id)
    await library.tests.remove(test?.id ?? '')
    await expect.element(page.getByText('None yet')).toBeVisible()
  })

  it('can be stopped', async () => {
    const { workflow } = await keep(...Array.from({ length: 30 }, () => ({})))
    mount(WorkflowTests, { workflow, document: {}, revision: 1, read: () => stops })
    await page.getByRole('button', { name: 'Run all' }).click()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect.element(page.getByRole('button', { name: 'Run all' })).toBeVisible()
    await expect.element(page.getByText(/\d+ not run yet/)).toBeVisible()
  })
})
