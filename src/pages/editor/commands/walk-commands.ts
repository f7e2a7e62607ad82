import type { Command } from '@/components/commands/command'
import { notesOf } from '@/engine/graph/edit/notes'
import type { Arrow } from '@/engine/graph/edit/step-to'
import type { useEditorStore } from '@/stores/editor'
import { editorIcons } from '../editor-icons'
import type { EditorParts } from '../parts'

const group = 'Editor: with the keyboard on the canvas'
const acts = 'in-place'
/** How far the arrow keys move nodes and edges of notes. */
const stride = 12

const walks: readonly (readonly [key: string, arrow: Arrow, label: string])[] = [
  ['ArrowRight', 'right', 'Go along the connection'],
  ['ArrowLeft', 'left', 'Go back along the connection'],
  ['ArrowUp', 'up', 'Go to the node above'],
  ['ArrowDown', 'down', 'Go to the node below'],
]

type Move = readonly [key: string, x: number, y: number, label: string, size: string]

const moves: readonly Move[] = [
  ['ArrowRight', 1, 0, 'right', 'wider'],
  ['ArrowLeft', -1, 0, 'left', 'narrower'],
  ['ArrowUp', 0, -1, 'up', 'shorter'],
  ['ArrowDown', 0, 1, 'down', 'taller'],
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

  /** Frames go with their nodes. */
  const canMove = () => hasNodes() || editor.selection.frames.length > 0
  const hasNote = () => notesOf(editor.graph).some(({ id }) => editor.selection.frames.includes(id))

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
      when: canMove,
      perform: () => editor.moveSelection({ x: x * stride, y: y * stride }),
    })),
    ...moves.map(([key, x, y, , size]): Command => ({
      id: `editor.note-${size}`,
      label: `Make the note ${size}`,
      group,
      icon: editorIcons.note,
      keys: `Alt+Shift+${key}`,
      acts,
      when: hasNote,
      perform: () => editor.growNotes({ x: x * stride, y: y * stride }),
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
