import { createPinia, setActivePinia } from 'pinia'
import { page, userEvent } from 'vitest/browser'
import { reactive } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import PathInput from '@/components/path-input/PathInput.vue'
import { mount } from './mount'

const long = `Event.${'Attribute.{n}.'.repeat(12)}value`

/** A field in a narrow place, with its value to be read back. */
function mountField(modelValue: string, props: object = {}) {
  const state = reactive({
    id: 'path',
    mode: 'extract' as const,
    notes: { path: '', list: [] },
    ...props,
    modelValue,
    'onUpdate:modelValue': (value: string) => {
      state.modelValue = value
    },
  })
  const place = mount(PathInput, state)
  place.style.width = '300px'
  return { state, place }
}

beforeEach(() => {
  setActivePinia(createPinia())
})

// The code editor is big: a busy machine takes its time to load it.
describe('PathInput', { timeout: 90_000 }, () => {
  it('paints its text before anybody enters it, and the paint moves with the text', async () => {
    const { place } = mountField(long)
    await expect.poll(() => place.querySelectorAll('.path-wildcard').length).toBe(12)
    const field = place.querySelector('input')
    if (!field) throw new Error('there is no input')
    field.scrollLeft = 150
    await expect.poll(() => place.querySelector('.paint')?.scrollLeft).toBe(150)
  })

  it('hands over text, caret, focus and undoing to the code editor when it is entered', async () => {
    const { state, place } = mountField('Event.')
    const field = place.querySelector('input')
    if (!field) throw new Error('there is no input')
    field.focus()
    await userEvent.keyboard('ifo')
    field.setSelectionRange(7, 7)
    await expect
      .poll(() => place.querySelector('textarea') === document.activeElement, { timeout: 30_000 })
      .toBe(true)
    await expect.element(page.getByRole('textbox')).toHaveValue('Event.ifo')
    await userEvent.keyboard('n')
    await expect.poll(() => state.modelValue).toBe('Event.info')
    for (let count = 0; count < 6; count += 1) await userEvent.keyboard('{Control>}z{/Control}')
    await expect.poll(() => state.modelValue).toBe('Event.')
  })

  it('offers what the page knows, and takes over what is set from outside', async () => {
    const asked: [string, number][] = []
    const { state, place } = mountField('Event', {
      complete: (path: string, cursor: number) => {
        asked.push([path, cursor])
        const item = { kind: 'key', label: 'found', text: 'found', detail: 'a field', count: 1 }
        return Promise.resolve({
          items: [{ ...item, start: cursor, end: cursor }],
          isSampled: false,
        })
      },
    })
    place.querySelector('input')?.focus()
    await expect.poll(() => place.querySelector('textarea'), { timeout: 30_000 }).not.toBeNull()
    await userEvent.keyboard('{End}.')
    await expect.poll(() => place.querySelector('.suggest-widget.visible')).not.toBeNull()
    expect(asked.at(-1)).toEqual(['Event.', 6])
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => state.modelValue).toBe('Event.found')
    state.modelValue = 'Event.info'
    await expect.element(page.getByRole('textbox')).toHaveValue('Event.info')
  })
})
