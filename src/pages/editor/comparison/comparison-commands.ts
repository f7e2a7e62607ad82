import type { Command } from '@/components/commands/command'
import type { Arrow } from '@/engine/graph/edit/step-to'
import { editorIcons } from '../editor-icons'

/** What can be done while two versions are compared. */
export interface ComparisonActs {
  /** Goes so many changes on. */
  readonly go: (by: number) => Promise<void>
  readonly hasChanges: () => boolean
  readonly restore: () => Promise<void>
  readonly canRestore: () => boolean
  readonly close: () => void
  readonly walk: (arrow: Arrow) => Promise<void> | undefined
  readonly fit: () => Promise<void> | undefined
  readonly zoom: (into: boolean) => void
}

const group = 'Versions on the canvas'
const acts = 'in-place'

const arrows: readonly (readonly [arrow: Arrow, key: string, label: string])[] = [
  ['right', 'ArrowRight', 'Go along the connection'],
  ['left', 'ArrowLeft', 'Go back along the connection'],
  ['up', 'ArrowUp', 'Go to the node above'],
  ['down', 'ArrowDown', 'Go to the node below'],
]

/** The commands of a comparison by where they show. */
export function comparisonCommands(does: ComparisonActs) {
  const bar = {
    previous: {
      id: 'comparison.previous',
      label: 'Previous change',
      group,
      icon: editorIcons.previous,
      keys: 'Shift+F7',
      acts,
      when: does.hasChanges,
      perform: () => does.go(-1),
    },
    next: {
      id: 'comparison.next',
      label: 'Next change',
      group,
      icon: editorIcons.next,
      keys: 'F7',
      acts,
      when: does.hasChanges,
      perform: () => does.go(1),
    },
    restore: {
      id: 'comparison.restore',
      label: 'Restore this version',
      group,
      icon: editorIcons.versions,
      when: does.canRestore,
      perform: does.restore,
    },
    close: {
      id: 'comparison.close',
      label: 'Back to editing',
      group,
      icon: 'close',
      keys: 'Escape',
      acts,
      perform: does.close,
    },
  } satisfies Record<string, Command>
  const zoomOut: Command = {
    id: 'comparison.zoom-out',
    label: 'Zoom out',
    group,
    icon: editorIcons['zoom-out'],
    keys: '-',
    acts,
    perform: () => does.zoom(false),
  }
  const zoomIn: Command = {
    id: 'comparison.zoom-in',
    label: 'Zoom in',
    group,
    icon: editorIcons['zoom-in'],
    keys: '+',
    acts,
    perform: () => does.zoom(true),
  }
  const fit: Command = {
    id: 'comparison.fit',
    label: 'Show both versions whole',
    group,
    icon: editorIcons.fit,
    keys: '1',
    acts,
    perform: () => does.fit(),
  }
  const walking = arrows.map(([arrow, keys, label]): Command => ({
    id: `comparison.walk-${arrow}`,
    label,
    group,
    icon: 'switch',
    keys,
    acts,
    perform: () => does.walk(arrow),
  }))
  const controls = [zoomOut, zoomIn, fit]
  return { bar, controls, all: [...Object.values(bar), ...controls, ...walking] }
}
