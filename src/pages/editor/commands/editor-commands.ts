import type { Command } from '@/components/commands/command'
import type { useEditorStore } from '@/stores/editor'
import type { CanvasMenus } from '../canvas/CanvasMenu.vue'
import type { EditorParts } from '../parts'
import { canvasCommands } from './canvas-commands'
import { editCommands } from './edit-commands'
import { walkCommands } from './walk-commands'

/** The commands of the editor by where they show. */
export interface EditorCommands {
  readonly all: readonly Command[]
  /** Those that the canvas performs itself when it has the keyboard. */
  readonly keys: readonly Command[]
  readonly controls: readonly Command[]
  readonly menus: CanvasMenus
  /** For several selected nodes. */
  readonly selection: readonly Command[]
}

/** The clipboard's keys come as events of the browser. */
const keysOfBrowser = ['Mod+X', 'Mod+C', 'Mod+V']

/** What can be done on the canvas. */
export function editorCommands(
  editor: ReturnType<typeof useEditorStore>,
  parts: EditorParts,
): EditorCommands {
  const edit = editCommands(editor, parts)
  const look = canvasCommands(editor, parts)
  const removing = [edit.removeAndReconnect, edit.remove]
  const all: readonly Command[] = [
    ...Object.values(edit),
    ...Object.values(look),
    ...walkCommands(editor, parts),
  ]
  return {
    all,
    keys: all.filter(({ acts, keys = '' }) => acts === 'in-place' && !keysOfBrowser.includes(keys)),
    controls: [
      look.palette,
      look.zoomOut,
      look.zoomIn,
      look.fit,
      look.tidy,
      look.search,
      look.map,
      look.panel,
    ],
    menus: {
      node: [
        look.form,
        edit.rename,
        edit.replace,
        edit.toggle,
        look.connect,
        look.reconnect,
        look.addBehind,
      ],
      edge: [look.reconnect],
      selection: [
        edit.cut,
        edit.copy,
        edit.duplicate,
        edit.frame,
        edit.blueprint,
        look.zoomTo,
        ...removing,
      ],
      canvas: [look.add, look.note, edit.paste, look.tidy, look.fit],
    },
    selection: [
      edit.frame,
      edit.blueprint,
      edit.duplicate,
      edit.toggle,
      look.tidy,
      look.zoomTo,
      ...removing,
    ],
  }
}
