import { page } from 'vitest/browser'
import { describe, expect, it, vi } from 'vitest'
import CheckList from '@/components/exercise/CheckList.vue'
import HintList from '@/components/exercise/HintList.vue'
import TaskText from '@/components/exercise/TaskText.vue'
import { mount } from './mount'

describe('hints', () => {
  const hints = ['Look at `Event`.', 'Look closer.']

  it('come one by one', async () => {
    const onMore = vi.fn()
    mount(HintList, { hints, shown: 1, onMore })
    await expect.element(page.getByText('Look at Event.')).toBeVisible()
    expect(page.getByText('Look closer.').query()).toBeNull()
    await page.getByRole('button', { name: 'Another hint (1 left)' }).click()
    expect(onMore).toHaveBeenCalledWith(2)
  })

  it('end with the solution, after a question', async () => {
    const onSolution = vi.fn()
    mount(HintList, { hints, shown: 2, onSolution })
    expect(page.getByRole('button', { name: /hint/ }).query()).toBeNull()
    await page.getByRole('button', { name: 'Show the solution' }).click()
    await page.getByRole('button', { name: 'Go on trying' }).click()
    expect(onSolution).not.toHaveBeenCalled()
    await page.getByRole('button', { name: 'Show the solution' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Show the solution' }).click()
    expect(onSolution).toHaveBeenCalledOnce()
  })

  it('ask no more once the solution was seen', async () => {
    const onSolution = vi.fn()
    mount(HintList, { hints, shown: 3, onSolution })
    await page.getByRole('button', { name: 'Put the solution in again' }).click()
    expect(onSolution).toHaveBeenCalledOnce()
  })
})

it('checks say what was found instead, and which data are not shown', async () => {
  const verdict = {
    passes: false,
    groups: [
      { name: '', isHidden: false, results: [{ say: 'It is saved', passes: true, found: '' }] },
      {
        name: 'Another event',
        isHidden: true,
        results: [{ say: 'It is tagged', passes: false, found: 'The event has no tags.' }],
      },
    ],
  }
  mount(CheckList, { verdict })
  const groups = page.getByRole('list', { name: 'Checks' })
  await expect.element(groups).toHaveTextContent('Passed: It is saved')
  await expect.element(groups).toHaveTextContent('Not shown: Another event')
  await expect.element(groups).toHaveTextContent('Not yet: It is taggedThe event has no tags.')
})

it('a task is text and code, never markup', async () => {
  mount(TaskText, { paragraphs: ['Use `<b>{n}</b>` in <i>it</i>.'] })
  await expect.element(page.getByText('<b>{n}</b>')).toBeVisible()
  expect(document.querySelector('p b, p i')).toBeNull()
  expect(document.querySelector('p code')?.textContent).toBe('<b>{n}</b>')
})
