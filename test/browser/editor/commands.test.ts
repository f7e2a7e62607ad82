import { page, userEvent } from 'vitest/browser'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { commands } from '@/components/commands/registry'
import { edgesOf } from '@/engine/graph/edit/edges'
import { findNode } from '@/engine/graph/model'
import { notesOf } from '@/engine/graph/edit/notes'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import { openPage, openSample, select, type OpenPage } from './open-page'

let opened: OpenPage

/** Performed in a browser as a user does it: by its key, or from the command palette where it has none. */
interface Trial {
  /** Which nodes are selected before. */
  readonly on?: readonly string[]
  /** The keys, as `userEvent` writes them; without them the command palette performs it. */
  readonly keys?: string
  readonly before?: () => void | Promise<void>
  /** As `before`, once the nodes are selected. */
  readonly after?: () => void
  /** What has to be so afterwards; it is waited for. */
  readonly gives: () => unknown
}

const nodeCount = () => opened.editor.graph.nodes.length
const edges = () => edgesOf(opened.editor.graph).map(({ source, target }) => `${source}>${target}`)
const selected = () => opened.editor.selection.nodes
const at = (key: string) => findNode(opened.editor.graph, key)?.position
const nameOf = (key: string) => findNode(opened.editor.graph, key)?.name
const rename = () => opened.editor.rename('3', 'Changed')
const save = async () => {
  await opened.editor.saving.save()
}
const popup = (name: string) => page.getByRole('combobox', { name })
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })
const visible = (found: ReturnType<typeof popup>) => expect(found.query()).not.toBeNull()
/** The name of what has the keyboard. */
const focused = () => {
  const { activeElement } = document
  const [label] = activeElement instanceof HTMLInputElement ? (activeElement.labels ?? []) : []
  return activeElement?.getAttribute('aria-label') ?? label?.textContent ?? ''
}

const zoom = () => Number(/(\d+)%/.exec(document.body.textContent)?.[1])
let zoomBefore = 0
const noteZoom = () => {
  zoomBefore = zoom()
}

async function zoomOut(): Promise<void> {
  select(opened)
  noteZoom()
  await userEvent.keyboard('-')
  await vi.waitFor(() => expect(zoom()).toBeLessThan(zoomBefore))
  noteZoom()
}

function bigEvent(): string {
  const Attribute = Array.from({ length: 60_000 }, (_, id) => ({
    id,
    type: 'url',
    value: `u${id}`,
  }))
  return JSON.stringify({ Event: { info: 'Big', Attribute } })
}

const chooser = vi.fn()
const watchChooser = () => {
  vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(chooser)
}

/** What was put on the clipboard last. */
const clipboard = vi.spyOn(DataTransfer.prototype, 'setData')
const copied = () => clipboard.mock.lastCall?.[1] ?? ''

const trials: Readonly<Record<string, Trial>> = {
  // The document.
  'editor.run': {
    keys: '{Control>}{Enter}{/Control}',
    gives: () => expect(opened.editor.running.summary?.counts.executed).toBeGreaterThan(0),
  },
  'editor.stop': {
    // Big enough to take a moment.
    before: () => void opened.editor.running.run(bigEvent()),
    keys: '{Alt>}s{/Alt}',
    gives: () => expect(opened.editor.running.failure?.what).toContain('stopped'),
  },
  'editor.undo': {
    before: rename,
    keys: '{Control>}z{/Control}',
    gives: () => expect(nameOf('3')).toBe('Tag it'),
  },
  'editor.redo': {
    before: () => {
      rename()
      opened.editor.undo()
    },
    keys: '{Control>}y{/Control}',
    gives: () => expect(nameOf('3')).toBe('Changed'),
  },
  'editor.save': {
    before: rename,
    keys: '{Control>}s{/Control}',
    gives: () => expect(opened.editor.record?.revision).toBeGreaterThan(0),
  },
  'editor.versions': {
    before: save,
    gives: () => visible(dialog(/^Versions of/)),
  },
  'editor.name-version': {
    keys: '{Control>}{Shift>}s{/Shift}{/Control}',
    gives: () => visible(dialog(/version/i)),
  },
  'editor.open': {
    before: watchChooser,
    keys: '{Control>}o{/Control}',
    gives: () => expect(chooser).toHaveBeenCalled(),
  },
  'editor.new': { keys: '{Alt>}n{/Alt}', gives: () => expect(nodeCount()).toBe(0) },
  'editor.share': { keys: '{Alt>}h{/Alt}', gives: () => visible(dialog('Share as a link')) },
  // What is selected.
  'editor.copy': {
    on: ['3'],
    keys: '{Control>}c{/Control}',
    gives: () => expect(copied()).toContain('"tag_operation"'),
  },
  'editor.cut': {
    on: ['3'],
    keys: '{Control>}x{/Control}',
    gives: () => {
      expect(copied()).toContain('"tag_operation"')
      expect(nodeCount()).toBe(3)
    },
  },
  'editor.paste': {
    before: async () => {
      select(opened, '4')
      await userEvent.keyboard('{Control>}c{/Control}')
    },
    keys: '{Control>}v{/Control}',
    gives: () => expect(nodeCount()).toBe(5),
  },
  'editor.duplicate': {
    on: ['3'],
    keys: '{Control>}d{/Control}',
    gives: () => expect(nodeCount()).toBe(5),
  },
  'editor.delete': { on: ['3'], keys: '{Delete}', gives: () => expect(nodeCount()).toBe(3) },
  'editor.delete-and-reconnect': {
    on: ['3'],
    before: () => {
      const edge = { source: '3', output: 'output_1', target: '4', input: 'input_1' }
      opened.editor.connectNodes(edge)
    },
    keys: '{Shift>}{Delete}{/Shift}',
    gives: () => expect(edges().toSorted()).toEqual(['1>2', '2>4', '2>4']),
  },
  'editor.rename': {
    on: ['3'],
    keys: '{F2}',
    gives: () => expect(focused()).toMatch(/name/i),
  },
  'editor.switch-node': {
    on: ['3'],
    keys: 'd',
    gives: () => expect(opened.editor.graph.nodes.filter(isSwitchedOff)).toHaveLength(1),
  },
  'editor.replace': {
    on: ['3'],
    keys: 'r',
    gives: () => visible(popup('Replace by another module')),
  },
  'editor.frame': {
    on: ['3', '4'],
    keys: 'g',
    gives: () => expect(opened.editor.graph.frames).toHaveLength(1),
  },
  'editor.save-blueprint': {
    on: ['3', '4'],
    gives: () => visible(dialog('Save the selection as a blueprint')),
  },
  'editor.open-form': {
    on: ['3'],
    keys: 'e',
    gives: () => visible(page.getByRole('group', { name: 'Parameters of Tag it' })),
  },
  'editor.connect': { on: ['3'], keys: 'c', gives: () => visible(popup('Connect with')) },
  'editor.reconnect': {
    on: ['3'],
    keys: '{Shift>}c{/Shift}',
    gives: () => visible(popup('Lead the connection elsewhere')),
  },
  'editor.open-node': {
    on: ['3'],
    keys: '{Enter}',
    gives: () => expect(document.activeElement?.closest('.side-panel')).not.toBeNull(),
  },
  // The canvas.
  'editor.add': { keys: 'a', gives: () => visible(popup('Add a module')) },
  'editor.add-behind': {
    on: ['3'],
    keys: '{Shift>}a{/Shift}',
    gives: () => visible(popup('Add a module')),
  },
  'editor.note': { keys: 'n', gives: () => expect(focused()).toBe('Text of the note') },
  'editor.search-palette': {
    keys: '{Alt>}m{/Alt}',
    gives: () => expect(focused()).toBe('Search modules'),
  },
  'editor.search': {
    keys: '{Control>}f{/Control}',
    gives: () => visible(page.getByRole('searchbox', { name: 'Search nodes' })),
  },
  'editor.tidy': {
    keys: '{Shift>}t{/Shift}',
    gives: () => expect(opened.editor.undoLabel).toMatch(/tidy|move/i),
  },
  'editor.zoom-in': {
    before: noteZoom,
    keys: '+',
    gives: () => expect(zoom()).toBeGreaterThan(zoomBefore),
  },
  'editor.zoom-out': {
    before: noteZoom,
    keys: '-',
    gives: () => expect(zoom()).toBeLessThan(zoomBefore),
  },
  'editor.fit': {
    before: zoomOut,
    keys: '1',
    gives: () => expect(zoom()).toBeGreaterThan(zoomBefore),
  },
  'editor.zoom-to-selection': {
    on: ['3'],
    before: zoomOut,
    keys: '2',
    gives: () => expect(zoom()).toBeGreaterThan(zoomBefore),
  },
  'editor.map': toggles('m', () => document.querySelector('.canvas-map, .map')),
  'editor.palette': toggles('{Alt>}p{/Alt}', () =>
    page.getByRole('region', { name: 'Palette' }).query(),
  ),
  'editor.panel': toggles('{Alt>}i{/Alt}', () =>
    page.getByRole('region', { name: 'Side panel' }).query(),
  ),
  'editor.problems': {
    keys: '{Alt>}l{/Alt}',
    gives: () =>
      expect(document.querySelector('[role="tab"][aria-selected="true"][id*="problems"]')).not.toBe(
        null,
      ),
  },
  // From node to node.
  'editor.walk-right': walks('2', '{ArrowRight}', '3'),
  'editor.walk-left': walks('2', '{ArrowLeft}', '1'),
  'editor.walk-up': walks('4', '{ArrowUp}', '3'),
  'editor.walk-down': walks('3', '{ArrowDown}', '4'),
  'editor.select-downstream': {
    on: ['2'],
    keys: '{Shift>}{ArrowRight}{/Shift}',
    gives: () => expect(selected().toSorted()).toEqual(['2', '3', '4']),
  },
  'editor.select-upstream': {
    on: ['3'],
    keys: '{Shift>}{ArrowLeft}{/Shift}',
    gives: () => expect(selected().toSorted()).toEqual(['1', '2', '3']),
  },
  'editor.move-right': moves('{ArrowRight}', { x: 632, y: -90 }),
  'editor.move-left': moves('{ArrowLeft}', { x: 608, y: -90 }),
  'editor.move-up': moves('{ArrowUp}', { x: 620, y: -102 }),
  'editor.move-down': moves('{ArrowDown}', { x: 620, y: -78 }),
  'editor.note-wider': grows('{ArrowRight}', { x: 12, y: 0 }),
  'editor.note-narrower': grows('{ArrowLeft}', { x: -12, y: 0 }),
  'editor.note-shorter': grows('{ArrowUp}', { x: 0, y: -12 }),
  'editor.note-taller': grows('{ArrowDown}', { x: 0, y: 12 }),
  'editor.select-all': {
    keys: '{Control>}a{/Control}',
    gives: () => expect(selected()).toHaveLength(4),
  },
  'editor.select-nothing': {
    on: ['3'],
    keys: '{Escape}',
    gives: () => expect(selected()).toEqual([]),
  },
}

function walks(from: string, keys: string, to: string): Trial {
  return { on: [from], keys, gives: () => expect(selected()).toEqual([to]) }
}

function moves(key: string, to: object): Trial {
  return { on: ['3'], keys: `{Alt>}${key}{/Alt}`, gives: () => expect(at('3')).toEqual(to) }
}

/** Of a note that is selected. */
function grows(key: string, by: { readonly x: number; readonly y: number }): Trial {
  let before = { width: 0, height: 0 }
  const size = () => {
    const [note] = notesOf(opened.editor.graph)
    return { width: note?.width ?? 0, height: note?.height ?? 0 }
  }
  return {
    after: () => {
      opened.editor.note('Remember', { x: 0, y: 300 })
      before = size()
    },
    keys: `{Alt>}{Shift>}${key}{/Shift}{/Alt}`,
    gives: () =>
      expect(size()).toEqual({ width: before.width + by.x, height: before.height + by.y }),
  }
}

/** What is there goes, and comes back with the same keys. */
function toggles(keys: string, find: () => Element | null): Trial {
  let wasThere = false
  return {
    before: () => {
      wasThere = find() !== null
    },
    keys,
    gives: async () => {
      expect(find() !== null).toBe(!wasThere)
      await userEvent.keyboard(keys)
      await vi.waitFor(() => expect(find() !== null).toBe(wasThere))
    },
  }
}

beforeAll(async () => {
  opened = await openPage('/edit')
})
afterAll(() => {
  opened.close()
})
beforeEach(async () => {
  await openSample(opened)
})
afterEach(async () => {
  vi.mocked(HTMLInputElement.prototype.click).mockRestore?.()
  // What was opened over the canvas.
  await userEvent.keyboard('{Escape}{Escape}')
})

describe('every command of the editor', () => {
  it.each(Object.entries(trials))('%s', async (id, { on = [], keys, before, after, gives }) => {
    await before?.()
    select(opened, ...on)
    after?.()
    if (keys === undefined) {
      const label = commands.value.find((one) => one.id === id)?.label ?? ''
      await userEvent.keyboard('{Control>}k{/Control}')
      await page.getByRole('combobox', { name: 'Search commands' }).fill(label)
      await userEvent.keyboard('{Enter}')
    } else await userEvent.keyboard(keys)
    await vi.waitFor(gives, { timeout: 10_000 })
  })

  it('is performed above', () => {
    const ids = commands.value.map(({ id }) => id).filter((id) => id.startsWith('editor.'))
    expect(ids.toSorted()).toEqual(Object.keys(trials).toSorted())
  })
})
