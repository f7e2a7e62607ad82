import type { Command } from '@/components/commands/command'
import type { Arrow } from '@/engine/graph/edit/step-to'
import type { useEditorStore } from '@/stores/editor'
import { editorIcons } from '../editor-icons'
import type { EditorParts } from '../parts'

const group = 'Editor: with the keyboard on the canvas'
const acts = 'in-place'
/** How far the arrow keys move nodes. */
const stride = 12

const walks: readonly (readonly [key: string, arrow: Arrow, label: string])[] = [
  ['ArrowRight', 'right', 'Go along the connection'],
  ['ArrowLeft', 'left', 'Go back along the connection'],
  ['ArrowUp', 'up', 'Go to the node above'],
  ['ArrowDown', 'down', 'Go to the node below'],
]

const moves: readonly (readonly [key: string, x: number, y: number, label: string])[] = [
  ['ArrowRight', 1, 0, 'right'],
  ['ArrowLeft', -1, 0, 'left'],
  ['ArrowUp', 0, -1, 'up'],
  ['ArrowDown', 0, 1, 'down'],
]

/** Keys that act while the canvas has the keyboard: elsewhere arrows and Enter belong to what has it there. */
export function walkCommands(
  editor: ReturnType<typeof useEditorStore>,
  parts: EditorParts,
): readonly Command[] {
  const hasNodes = () => editor.selection.nodes.length > 0

  async function walk(arrow: Arrow): Promise<void> {
    const key = editor.step(arrow)
    if (key !== undefined) await parts.canvas()?.focusNode(key)
  }

  function move(x: number, y: number): void {
    const keys = new Set(editor.selection.nodes)
    const places = editor.graph.nodes
      .filter(({ key }) => keys.has(key))
      .map(({ key, position }) => {
        return [key, { x: position.x + x * stride, y: position.y + y * stride }] as const
      })
    editor.moveTo(new Map(places))
  }

  return [
    ...walks.map(([key, arrow, label]): Command => ({
      id: `editor.walk-${arrow}`,
      label,
      group,
      icon: 'switch',
      keys: key,
      acts,
      perform: () => walk(arrow),
    })),
    ...(['downstream', 'upstream'] as const).map((direction): Command => ({
      id: `editor.select-${direction}`,
      label: `Select everything ${direction}`,
      group,
      icon: 'branch',
      keys: direction === 'downstream' ? 'Shift+ArrowRight' : 'Shift+ArrowLeft',
      acts,
      when: hasNodes,
      perform: () => editor.extendSelection(direction),
    })),
    ...moves.map(([key, x, y, label]): Command => ({
      id: `editor.move-${label}`,
      label: `Move the selection ${label}`,
      group,
      icon: 'switch',
      keys: `Alt+${key}`,
      acts,
      when: hasNodes,
      perform: () => move(x, y),
    })),
    {
      id: 'editor.open-node',
      label: 'Open the node in the side panel',
      group,
      icon: editorIcons.properties,
      keys: 'Enter',
      acts,
      when: hasNodes,
      perform: () => parts.showPanel('node'),
    },
    {
      id: 'editor.select-all',
      label: 'Select everything',
      group,
      icon: 'check',
      keys: 'Mod+A',
      acts,
      perform: () => editor.selectAll(),
    },
    {
      id: 'editor.select-nothing',
      label: 'Select nothing',
      group,
      icon: 'close',
      keys: 'Escape',
      acts,
      perform: () => editor.selectNothing(),
    },
  ]
}
