import { createPinia, setActivePinia } from 'pinia'
import { TooltipProvider } from 'reka-ui'
import { page, userEvent } from 'vitest/browser'
import { h, shallowReactive } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import NodeFilterForm from '@/components/parameter-form/NodeFilterForm.vue'
import ParameterForm from '@/components/parameter-form/ParameterForm.vue'
import { emptyState } from '@/engine/effects/empty-state'
import { instanceOptions } from '@/engine/modules/instance-options'
import { eventDistributionOperation } from '@/engine/modules/actions/event-distribution-operation'
import { runWorkflow } from '@/engine/modules/actions/run-workflow'
import { ACTION_DECLARATIONS, LOGIC_DECLARATIONS } from '@/engine/modules/declarations'
import { holdsList } from '@/engine/modules/parameter-values'
import { publishEvent } from '@/engine/modules/actions/publish-event'
import { stopExecution } from '@/engine/modules/actions/stop-execution'
import { tagOperation } from '@/engine/modules/actions/tag-operation'
import { countIf } from '@/engine/modules/logic/count-if'
import { genericIf } from '@/engine/modules/logic/generic-if'
import { publishedIf } from '@/engine/modules/logic/published-if'
import type { ParameterDeclaration } from '@/engine/modules/declaration'
import type { NodeModule } from '@/engine/modules/module'
import type { PhpMap, PhpValue } from '@/engine/php/value'
import type { NodeFilter } from '@/engine/run/node-filter'
import type { FieldPreview } from '@/stores/field-preview'
import { previewFilter, previewPath, previewTemplate } from '../../workers/engine/field-preview'
import { mount } from './mount'

const manyTags = Array.from({ length: 20_000 }, (_, index) => ({
  name: `corp:kind="value ${index}"`,
  colour: '#336699',
}))
const options = instanceOptions({
  ...emptyState(0),
  tags: [{ name: 'tlp:red', colour: '#CC0033' }, { name: 'tlp:green' }, ...manyTags],
})

interface Form {
  saved: PhpMap
  readonly gestures: string[]
}

/** Shows the form of a module; what the user changes is saved. */
function showForm({ declaration }: NodeModule, saved: PhpMap, props: object = {}): Form {
  const form: Form = shallowReactive({ saved, gestures: [] })
  const change = (parameter: string, value: PhpValue | undefined, gesture: string): void => {
    const others = Object.entries(form.saved).filter(([id]) => id !== parameter)
    form.saved = Object.fromEntries(value === undefined ? others : [...others, [parameter, value]])
    form.gestures.push(gesture)
  }
  mount(
    TooltipProvider,
    {},
    {
      default: () =>
        h(ParameterForm, {
          declaration,
          version: '2.5.19',
          saved: form.saved,
          options,
          onChange: change,
          ...props,
        }),
    },
  )
  return form
}

/** Previews on data as a trigger hands them over, without a worker. */
function previewOn(data: PhpMap): FieldPreview {
  const test = { ok: true, data } as const
  const done = async <T>(value: T) => ({ state: 'done', value }) as const
  return {
    hasEvent: true,
    path: (_, query) => done(previewPath(test, query)),
    filter: (_, query) => done(previewFilter(test, { ...query, version: '2.5.19' })),
    template: (_, template) =>
      done(previewTemplate(test, { template, version: '2.5.19', baseUrl: '' })),
    complete: async () => null,
  }
}

const event = {
  Event: { info: 'Phishing', Attribute: [{ type: 'domain', value: 'example.org' }] },
}

beforeEach(() => void setActivePinia(createPinia()))

describe('a list of tags', () => {
  const tags = () => page.getByRole('combobox', { name: 'Tags', exact: true })

  it('is searched and chosen from by keyboard, and saved as a list', async () => {
    const form = showForm(tagOperation, {})
    tags().element().focus()
    await userEvent.keyboard('value 1999')
    const listed = page.getByRole('listbox').getByRole('option')
    await expect.element(listed.first()).toBeVisible()
    expect(listed.elements().length).toBeLessThan(60)
    await userEvent.keyboard('{ArrowDown}{Enter}')
    await userEvent.keyboard('tlp:r{Enter}')
    expect(form.saved).toEqual({ tags: ['corp:kind="value 19990"', 'tlp:red'] })
    expect(new Set(form.gestures).size).toBe(2)
    await userEvent.keyboard('{Escape}{Backspace}')
    expect(form.saved).toEqual({ tags: ['corp:kind="value 19990"'] })
  })

  it('takes values that are in no list, also several that are pasted', async () => {
    const form = showForm(tagOperation, { tags: ['old'] })
    tags().element().focus()
    await userEvent.keyboard('mine{Enter}')
    const data = new DataTransfer()
    data.setData('text/plain', 'tlp:red\nother, tlp:green')
    const paste = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    })
    tags().element().dispatchEvent(paste)
    expect(form.saved['tags']).toEqual(['old', 'mine', 'tlp:red', 'other', 'tlp:green'])
    await page.getByRole('button', { name: 'Remove mine' }).click()
    expect(form.saved['tags']).toEqual(['old', 'tlp:red', 'other', 'tlp:green'])
    await expect.element(page.getByText('Not in the simulated MISP: old, other')).toBeVisible()
  })

  it('of one’s own loses nothing that was typed', async () => {
    const form = showForm(genericIf, { operator: 'in_or', hash_path: 'Event.id' })
    page.getByRole('combobox', { name: 'Value list' }).element().focus()
    await userEvent.keyboard('ip-src{Enter}ip-dst{Tab}')
    expect(form.saved['value_list']).toEqual(['ip-src', 'ip-dst'])
  })

  it('of one value is saved as a text', async () => {
    const form = showForm(eventDistributionOperation, { distribution: '4' })
    page.getByRole('combobox', { name: 'Sharing Groups' }).element().focus()
    await userEvent.keyboard('1{Enter}2{Enter}')
    expect(form.saved['sharing_group_id']).toBe('2')
  })
})

describe('a list of every kind', () => {
  const pickers = [...LOGIC_DECLARATIONS, ...ACTION_DECLARATIONS]
    .flatMap((declaration) =>
      declaration.parameters.map((parameter) => ({ declaration, parameter })),
    )
    .filter(
      ({ parameter: { type, optionSource, displayOn } }) =>
        type === 'picker' && optionSource !== undefined && displayOn === undefined,
    )
  const bySource = new Map(pickers.map((one) => [one.parameter.optionSource, one]))
  const entries = Array.from({ length: 20_000 }, (_, index) => ({
    value: `v${index}`,
    label: `Entry ${index}`,
  }))

  it.each([...bySource.values()])(
    'stays short with 20,000 entries, and takes what is not in it: $declaration.id $parameter.id',
    async ({ declaration, parameter }) => {
      const { id, label, optionSource = 'tags' } = parameter
      const form = showForm(
        { declaration, run: () => true },
        {},
        { options: { ...options, [optionSource]: entries } },
      )
      page.getByRole('combobox', { name: label, exact: true }).element().focus()
      await userEvent.keyboard('entry 1999')
      const listed = page.getByRole('listbox').getByRole('option')
      await expect.element(listed.first()).toBeVisible()
      expect(listed.elements().length).toBeLessThan(60)
      await userEvent.keyboard('{Control>}a{/Control}Somebody else’s{Enter}')
      const saved = form.saved[id]
      expect(holdsList(parameter) ? saved : [saved]).toContain('Somebody else’s')
      const chip = page.getByText('Somebody else’s', { exact: true }).first().element()
      expect(chip.closest('.chip')?.classList.contains('unknown')).toBe(true)
    },
  )

  it('marks what is unknown also where the list is empty', async () => {
    showForm(runWorkflow, { workflows: ['adhoc_1 :: Not here'] })
    const chip = page.getByText('adhoc_1 :: Not here', { exact: true }).element().closest('.chip')
    expect(chip?.classList.contains('unknown')).toBe(true)
    await expect
      .element(page.getByText('Not in the simulated MISP: adhoc_1 :: Not here'))
      .toBeVisible()
  })
})

describe('fields', () => {
  it('are shown by the values of others, and back by undo', async () => {
    const form = showForm(genericIf, { hash_path: 'Event.id' })
    await expect.element(page.getByLabelText('Value', { exact: true })).toBeVisible()
    await page.getByLabelText('Operator').selectOptions('in_or')
    await expect.element(page.getByLabelText('Value', { exact: true })).not.toBeInTheDocument()
    form.saved = { hash_path: 'Event.id' }
    await expect.element(page.getByLabelText('Operator')).toHaveValue('in')
    await expect.element(page.getByLabelText('Value', { exact: true })).toBeVisible()
  })

  it('make typing one step, until the field is left', async () => {
    const form = showForm(genericIf, { hash_path: 'Event.id' })
    await page.getByLabelText('Value', { exact: true }).fill('a')
    await userEvent.keyboard('bc')
    expect(form.saved['value']).toBe('abc')
    expect(new Set(form.gestures).size).toBe(1)
    await page.getByLabelText('Operator').selectOptions('equals')
    await page.getByLabelText('Value', { exact: true }).fill('d')
    expect(new Set(form.gestures).size).toBe(3)
  })

  it('show a stored value that is no option, and go back to the default', async () => {
    const form = showForm(publishedIf, { condition: 'maybe' })
    await expect.element(page.getByRole('combobox', { name: 'Condition' })).toHaveValue('maybe')
    await page.getByRole('button', { name: 'Back to the default of Condition' }).click()
    expect(form.saved).toEqual({ condition: 'equals' })
  })

  it('are check boxes and radio buttons too', async () => {
    const parameters: readonly ParameterDeclaration[] = [
      { id: 'sure', label: 'Sure', type: 'checkbox' },
      {
        id: 'size',
        label: 'Size',
        type: 'radio',
        options: [
          ['s', 'Small'],
          ['l', 'Large'],
        ],
      },
    ]
    const declaration = { ...stopExecution.declaration, parameters }
    const form = showForm(stopExecution, {}, { declaration })
    await page.getByRole('checkbox', { name: 'Sure' }).click()
    await page.getByRole('radio', { name: 'Large' }).click()
    expect(form.saved).toEqual({ sure: true, size: 'l' })
    expect(page.getByRole('radiogroup', { name: 'Size' }).elements()).toHaveLength(1)
  })

  it('list what nobody reads, to be taken out', async () => {
    const form = showForm(publishEvent, { legacy: 'x' })
    await expect.element(page.getByText('A parameter nobody reads')).toBeVisible()
    await page.getByRole('button', { name: 'Remove legacy' }).click()
    expect(form.saved).toEqual({})
    await expect.element(page.getByText('This module has no parameters.')).toBeVisible()
  })

  it('keep the parameters of an unknown module', async () => {
    showForm(publishEvent, { url: 'https://example.org' }, { declaration: null })
    await expect.element(page.getByText('https://example.org')).toBeVisible()
  })
})

describe('previews', () => {
  it('render a template, and tell the error MISP does not', async () => {
    showForm(stopExecution, { message: '{{ Event.info }}!' }, { preview: previewOn(event) })
    await expect.element(page.getByText('Phishing!')).toBeVisible()
    await page.getByRole('textbox', { name: 'Stop message' }).fill('{{ Event.info')
    await expect.element(page.getByText(/^Line 1: TemplateSyntaxError/)).toBeVisible()
  })

  it('tell what a path finds', async () => {
    const saved = { selector: 'Event.Attribute.{n}.value', value: '1' }
    showForm(countIf, saved, { preview: previewOn(event) })
    await expect.element(page.getByText('Finds 1 value')).toBeVisible()
    await expect.element(page.getByText('"example.org"')).toBeVisible()
  })

  it('say how to get something to try on', async () => {
    let asked = 0
    const preview = { ...previewOn({}), hasEvent: false }
    showForm(countIf, { selector: 'Event.id' }, { preview, onAddEvent: () => (asked += 1) })
    await page.getByRole('button', { name: 'Add a test event' }).click()
    expect(asked).toBe(1)
  })
})

describe('the filter of a node', () => {
  it('is stored as MISP stores it, and tells what it keeps', async () => {
    const filter = shallowReactive<{ saved: PhpValue }>({
      saved: [{ text: 'selector', value: '' }],
    })
    const preview = previewOn(event)
    mount(
      TooltipProvider,
      {},
      {
        default: () =>
          h(NodeFilterForm, {
            saved: filter.saved,
            preview,
            onChange: (saved: NodeFilter) => (filter.saved = { ...saved }),
          }),
      },
    )
    await page.getByLabelText('Value').fill('domain')
    expect(filter.saved).toEqual({ selector: '', value: 'domain', operator: 'in', path: '' })
    await expect.element(page.getByText('Without selector and path')).toBeVisible()
    filter.saved = { selector: 'Event', value: '', operator: '', path: 'info' }
    await expect.element(page.getByText('Without value and operator')).toBeVisible()
    filter.saved = { selector: 'Event', value: '', operator: 'any_value', path: 'info' }
    await expect.element(page.getByText('Without')).not.toBeInTheDocument()
    filter.saved = {
      selector: 'Event.Attribute.{n}',
      value: 'domain',
      operator: 'equals',
      path: 'type',
    }
    await expect.element(page.getByText('Keeps 1 of 1 item of the test event')).toBeVisible()
    await page.getByRole('button', { name: 'Remove the filter' }).click()
    expect(filter.saved).toEqual({ selector: '', value: '', operator: '', path: '' })
  })
})
