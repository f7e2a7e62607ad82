import { page, userEvent } from 'vitest/browser'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findNode } from '@/engine/graph/model'
import { genericIf } from '@/engine/modules/logic/generic-if'
import { openPage, openSample, select, type OpenPage } from './open-page'

let opened: OpenPage

const comparison = () => page.getByRole('dialog', { name: 'Comparison of versions' })
const canvas = () => comparison().getByRole('application', { name: 'Both versions' })
const changes = () => comparison().getByRole('list', { name: 'What changed' })
const focused = () => document.activeElement?.getAttribute('aria-label') ?? ''

/** Saves the sample, changes it in every way, and shows the difference on the canvas. */
async function compare(): Promise<void> {
  const { editor } = opened
  await openSample(opened)
  await editor.saving.save()
  editor.setParameter('3', 'scope', 'attribute')
  editor.replace('2', genericIf.declaration)
  editor.moveTo(new Map([['1', { x: -40, y: 0 }]]))
  editor.select({ nodes: ['4'], edges: [], frames: [] })
  editor.removeSelection()
  await editor.saving.save()
  select(opened, '3')
  await page.getByRole('button', { name: 'Versions' }).click()
  const versions = page.getByRole('list', { name: 'Versions, the newest first' })
  await versions.getByRole('button').nth(1).click()
  await page.getByRole('button', { name: 'Show on the canvas' }).click()
  await expect.element(comparison()).toBeVisible()
  await expect.element(canvas().getByRole('group', { name: /^Removed: Stop it/ })).toBeVisible()
}

beforeAll(async () => {
  opened = await openPage('/edit')
})
afterAll(() => {
  opened.close()
})
beforeEach(compare)

describe('two versions on the canvas', () => {
  it('are one graph in which signs and words tell what changed', async () => {
    const bar = comparison().getByRole('list', { name: 'How much is different' })
    await expect.element(bar).toHaveTextContent('+ 1 added− 3 removed~ 1 changed↔ 1 moved')
    await expect.element(comparison().getByRole('heading', { level: 2 })).toHaveTextContent(/now$/)
    for (const name of [
      /^Added: /,
      /^Removed: Red\?/,
      /^Removed: Stop it/,
      /^Changed: Tag it/,
      /^Moved: Event Publish/,
    ]) {
      await expect.element(canvas().getByRole('group', { name }).first()).toBeVisible()
    }
    const marks = [...document.querySelectorAll('.comparison .badge')].map((one) =>
      one.textContent.replace(/\s+/g, ' ').trim(),
    )
    expect(marks.toSorted()).toEqual(
      ['+ Added', '− Removed', '− Removed', '~ Changed', '↔ Moved'].toSorted(),
    )
  })

  it('are gone through change by change, with the values before and after', async () => {
    const all = changes().getByRole('listitem').elements().length
    await userEvent.keyboard('{F7}')
    await vi.waitFor(() => expect(focused()).toMatch(/^Added: /))
    await expect.element(comparison().getByRole('status')).toHaveTextContent(`1 of ${all}`)
    await userEvent.keyboard('{Shift>}{F7}{/Shift}')
    await expect.element(comparison().getByRole('status')).toHaveTextContent(`${all} of ${all}`)
    await canvas()
      .getByRole('group', { name: /^Changed: Tag it/ })
      .click()
    await expect.element(changes()).toHaveTextContent('Scope')
    await expect.element(changes()).toHaveTextContent('attribute')
    await comparison().getByRole('button', { name: 'All changes' }).click()
    await expect.poll(() => changes().getByRole('listitem').elements().length).toBe(all)
  })

  it('are only looked at: no key or mouse changes the workflow', async () => {
    const { graph } = opened.editor
    await canvas()
      .getByRole('group', { name: /^Changed: Tag it/ })
      .click()
    await userEvent.keyboard('{Delete}d{Alt>}{ArrowRight}{/Alt}{Control>}z{/Control}e')
    await userEvent.keyboard('{ArrowRight}{ArrowLeft}')
    expect(opened.editor.graph).toBe(graph)
    expect(document.querySelector('.comparison .opener')).toBeNull()
  })

  it('lead back to the older one', async () => {
    await comparison().getByRole('button', { name: 'Restore this version' }).click()
    await vi.waitFor(() => expect(comparison().query()).toBeNull())
    await vi.waitFor(() => {
      expect(findNode(opened.editor.graph, '2')).toMatchObject({ moduleId: 'tag-if' })
      expect(findNode(opened.editor.graph, '4')).toMatchObject({ moduleId: 'stop-execution' })
    })
  })

  it('give way to editing with Escape', async () => {
    const { graph, selection } = opened.editor
    await userEvent.keyboard('{Escape}')
    await vi.waitFor(() => expect(comparison().query()).toBeNull())
    expect(focused()).toBe('Workflow')
    expect(opened.editor.graph).toBe(graph)
    expect(opened.editor.selection).toEqual(selection)
  })
})
