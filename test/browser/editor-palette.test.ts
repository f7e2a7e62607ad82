import { page } from 'vitest/browser'
import { expect, describe, it } from 'vitest'
import { emptyState } from '@/engine/effects/empty-state'
import PaletteCard from '@/pages/editor/palette/PaletteCard.vue'
import PaletteList from '@/pages/editor/palette/PaletteList.vue'
import { paletteEntries } from '@/pages/editor/palette/palette-entries'
import SearchList from '@/components/controls/SearchList.vue'
import { faTags } from '@fortawesome/free-solid-svg-icons'
import { mount } from './mount'

const misp = { ...emptyState(0), disabledModules: ['webhook'] }
const entries = paletteEntries('2.5.19', misp, { blocking: false, coreFormat: false })

describe('PaletteList', () => {
  const actions = entries.filter(({ declaration }) => declaration.type === 'action')

  it('finds modules by words of name, id and description', async () => {
    mount(PaletteList, { label: 'Actions', entries: actions, search: 'stop exec', filter: 'all' })
    await expect.element(page.getByRole('button', { name: 'Add Stop execution' })).toBeVisible()
    await expect.element(page.getByRole('button', { name: 'Add Webhook' })).not.toBeInTheDocument()
  })

  it('shows only enabled ones, and says how to see all when nothing fits', async () => {
    mount(PaletteList, {
      label: 'Actions',
      entries: actions,
      search: 'webhook',
      filter: 'blocking',
    })
    await expect.element(page.getByRole('button', { name: 'Show all modules' })).toBeVisible()
  })

  it('hands over what is added', async () => {
    const added: unknown[] = []
    mount(PaletteList, {
      label: 'Actions',
      entries: actions,
      search: 'stop execution',
      filter: 'all',
      onAdd: (part: unknown) => added.push(part),
    })
    await page.getByRole('button', { name: 'Add Stop execution' }).click()
    expect(added).toEqual([{ kind: 'module', type: 'action', id: 'stop-execution' }])
  })
})

describe('PaletteCard', () => {
  it('says what MISP remarks about the module behind this trigger', async () => {
    const stop = entries.find(({ declaration }) => declaration.id === 'stop-execution')
    mount(PaletteCard, {
      name: 'Stop execution',
      description: 'Stops',
      icon: 'ban',
      kind: 'action',
      isBlocking: true,
      notifications: stop?.notifications,
    })
    await expect.element(page.getByText('Blocking module might not work as intended')).toBeVisible()
    await expect.element(page.getByText('blocking', { exact: true })).toBeVisible()
  })
})

describe('SearchList', () => {
  const items = ['Alpha', 'Beta', 'Betamax'].map((label) => ({
    id: label,
    label,
    description: '',
    icon: faTags,
  }))

  it('is used with the keyboard alone', async () => {
    const chosen: unknown[] = []
    mount(SearchList, {
      label: 'Find',
      items,
      empty: 'Nothing',
      onChoose: (id: unknown) => chosen.push(id),
    })
    const input = page.getByRole('combobox', { name: 'Find' })
    await input.fill('beta')
    await expect.element(page.getByRole('option', { name: 'Alpha' })).not.toBeInTheDocument()
    const element = input.element()
    const press = (key: string) =>
      element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    press('ArrowDown')
    await expect
      .element(page.getByRole('option', { name: 'Betamax' }))
      .toHaveAttribute('aria-selected', 'true')
    press('Enter')
    expect(chosen).toEqual(['Betamax'])
    await input.fill('gamma')
    await expect.element(page.getByText('Nothing')).toBeVisible()
  })
})
