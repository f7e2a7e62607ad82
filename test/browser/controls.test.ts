import { page, userEvent } from 'vitest/browser'
import { h, reactive } from 'vue'
import { describe, expect, it } from 'vitest'
import AppTabs from '@/components/controls/AppTabs.vue'
import SegmentedControl from '@/components/controls/SegmentedControl.vue'
import SelectField from '@/components/controls/SelectField.vue'
import SplitPanes from '@/components/controls/SplitPanes.vue'
import SwitchField from '@/components/controls/SwitchField.vue'
import { mount } from './mount'

/** Props of a control whose value the test reads back. */
function bound<Value>(modelValue: Value, props: object) {
  const state = reactive({ ...props, modelValue, 'onUpdate:modelValue': set })
  function set(value: never): void {
    state.modelValue = value
  }
  return state
}

const options = [
  { value: 'extract', label: 'Extract' },
  { value: 'get', label: 'Get' },
]

describe('SegmentedControl', () => {
  it('is chosen by a click and by arrow keys', async () => {
    const state = bound('extract', { label: 'Mode', options })
    mount(SegmentedControl, state)
    const radio = (name: string) => page.getByRole('radio', { name })
    await page.getByText('Get', { exact: true }).click()
    await expect.element(radio('Get')).toBeChecked()
    expect(state.modelValue).toBe('get')
    // Held as long as a finger does: the choice may follow the focus a moment later.
    await userEvent.keyboard('{ArrowLeft>}')
    await expect.element(radio('Extract')).toBeChecked()
    await userEvent.keyboard('{/ArrowLeft}')
    expect(state.modelValue).toBe('extract')
  })
})

describe('SwitchField', () => {
  it('is switched by its label and by the space bar', async () => {
    const state = bound(false, { label: 'Normalise' })
    mount(SwitchField, state)
    await page.getByText('Normalise').click()
    expect(state.modelValue).toBe(true)
    const control = page.getByRole('switch', { name: 'Normalise' })
    control.element().focus()
    await userEvent.keyboard(' ')
    expect(state.modelValue).toBe(false)
    await expect.element(control).not.toBeChecked()
  })
})

describe('SelectField', () => {
  it('is named by its label, also by a hidden one', async () => {
    const state = bound('extract', { label: 'Mode', hideLabel: true, options })
    mount(SelectField, state)
    await page.getByRole('combobox', { name: 'Mode' }).selectOptions('get')
    expect(state.modelValue).toBe('get')
  })
})

describe('AppTabs', () => {
  it('keeps what stands in a hidden view', async () => {
    const tabs = [
      { value: 'text', label: 'Text' },
      { value: 'tree', label: 'Tree' },
    ]
    mount(AppTabs, bound('text', { label: 'Views', tabs }), {
      text: () => h('input', { 'aria-label': 'Note' }),
      tree: () => 'A tree',
    })
    await page.getByRole('textbox', { name: 'Note' }).fill('typed before')
    await page.getByRole('tab', { name: 'Text' }).click()
    await userEvent.keyboard('{ArrowRight}')
    await expect.element(page.getByText('A tree')).toBeVisible()
    await expect.element(page.getByRole('textbox', { name: 'Note' })).not.toBeInTheDocument()
    await userEvent.keyboard('{ArrowLeft}')
    await expect.element(page.getByRole('textbox', { name: 'Note' })).toHaveValue('typed before')
  })
})

describe('SplitPanes', () => {
  const panes = { first: () => h('p', 'Left'), second: () => h('p', 'Right') }

  it('lets the keyboard move the bar', async () => {
    mount(SplitPanes, { label: 'Resize' }, panes)
    const bar = page.getByRole('separator', { name: 'Resize' })
    await expect.element(bar).toHaveAttribute('aria-valuenow', '50')
    bar.element().focus()
    await userEvent.keyboard('{ArrowRight}')
    await expect.poll(() => Number(bar.element().getAttribute('aria-valuenow'))).toBeGreaterThan(50)
  })

  it('puts the panes below each other when stacked', () => {
    const place = mount(SplitPanes, { label: 'Resize', stacked: true }, panes)
    const [left, right] = [...place.querySelectorAll('p')].map((it) => it.getBoundingClientRect())
    expect(right?.top).toBeGreaterThan(left?.bottom ?? 0)
    expect(right?.left).toBe(left?.left)
  })
})
