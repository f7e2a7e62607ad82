import { userEvent } from 'vitest/browser'
import { defineComponent, h } from 'vue'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Command } from '@/components/commands/command'
import { performShortcut, provideCommands } from '@/components/commands/registry'
import { mount } from './mount'

const common = { group: 'Test', icon: 'info' } as const

/** A page with a button and a field, and what its commands were performed for. */
function page(): { readonly performed: readonly string[]; readonly at: HTMLElement } {
  const performed: string[] = []
  const command = (id: string, keys: string, acts?: NonNullable<Command['acts']>): Command => ({
    ...common,
    id,
    label: id,
    keys,
    ...(acts === undefined ? {} : { acts }),
    perform: () => {
      performed.push(id)
    },
  })
  const at = mount(
    defineComponent(() => {
      provideCommands([
        command('in place', 'A', 'in-place'),
        command('not typing', 'B', 'not-typing'),
        command('anywhere', 'Alt+C'),
      ])
      return () => [h('button', 'Button'), h('input', { 'aria-label': 'Field' })]
    }),
    {},
  )
  window.addEventListener('keydown', performShortcut)
  onTestFinished(() => {
    window.removeEventListener('keydown', performShortcut)
  })
  return { performed, at }
}

async function pressAll(): Promise<void> {
  await userEvent.keyboard('a')
  await userEvent.keyboard('b')
  await userEvent.keyboard('{Alt>}c{/Alt}')
}

describe('performShortcut', () => {
  it('performs all commands while nothing has the keyboard', async () => {
    const { performed } = page()
    await pressAll()
    expect(performed).toEqual(['in place', 'not typing', 'anywhere'])
  })

  it('leaves what acts in place to the part that has the keyboard', async () => {
    const { performed, at } = page()
    at.querySelector('button')?.focus()
    await pressAll()
    expect(performed).toEqual(['not typing', 'anywhere'])
  })

  it('lets a field have the keys of its text', async () => {
    const { performed, at } = page()
    const field = at.querySelector('input')
    field?.focus()
    await pressAll()
    expect(performed).toEqual(['anywhere'])
    expect(field?.value).toBe('ab')
  })
})
