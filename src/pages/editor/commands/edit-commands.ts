import type { Command } from '@/components/commands/command'
import type { useEditorStore } from '@/stores/editor'
import { isSwitchedOff } from '@/engine/graph/switched-off'
import { findNode } from '@/engine/graph/model'
import { editorIcons } from '../editor-icons'
import type { EditorParts } from '../parts'

const group = 'Editor: edit'

/** Undoing, the clipboard, and what can be done with what is selected. */
export function editCommands(editor: ReturnType<typeof useEditorStore>, parts: EditorParts) {
  const selected = () => editor.selection
  const hasNodes = () => selected().nodes.length > 0
  const hasAny = () => hasNodes() || selected().edges.length > 0 || selected().frames.length > 0
  const single = () => (selected().nodes.length === 1 ? (selected().nodes[0] ?? '') : '')
  const isSingle = () => single() !== ''

  return {
    cut: {
      id: 'editor.cut',
      label: 'Cut',
      group,
      icon: editorIcons.cut,
      keys: 'Mod+X',
      acts: 'in-place',
      when: hasNodes,
      perform: parts.cut,
    },
    copy: {
      id: 'editor.copy',
      label: 'Copy',
      group,
      icon: 'copy',
      keys: 'Mod+C',
      acts: 'in-place',
      when: () => hasNodes() || selected().frames.length > 0,
      perform: parts.copy,
    },
    paste: {
      id: 'editor.paste',
      label: 'Paste nodes, a blueprint or a workflow',
      group,
      icon: editorIcons.paste,
      keys: 'Mod+V',
      acts: 'in-place',
      perform: parts.paste,
    },
    duplicate: {
      id: 'editor.duplicate',
      label: 'Duplicate',
      group,
      icon: editorIcons.duplicate,
      keys: 'Mod+D',
      acts: 'in-place',
      when: hasNodes,
      perform: () => editor.duplicate(),
    },
    remove: {
      id: 'editor.delete',
      label: 'Delete',
      group,
      icon: editorIcons.delete,
      keys: 'Delete',
      acts: 'in-place',
      when: hasAny,
      perform: () => editor.removeSelection(),
    },
    removeAndReconnect: {
      id: 'editor.delete-and-reconnect',
      label: 'Delete and reconnect',
      group,
      icon: editorIcons.connect,
      keys: 'Shift+Delete',
      acts: 'in-place',
      when: hasNodes,
      perform: () => editor.removeSelection({ reconnect: true }),
    },
    rename: {
      id: 'editor.rename',
      label: 'Rename',
      group,
      icon: 'edit',
      keys: 'F2',
      acts: 'in-place',
      when: isSingle,
      perform: () => parts.rename(single()),
    },
    toggle: {
      id: 'editor.switch-node',
      label: 'Enable or disable the node',
      group,
      icon: editorIcons.off,
      keys: 'D',
      acts: 'in-place',
      when: hasNodes,
      perform: () => {
        const { nodes } = selected()
        const allOff = nodes.every((key) => {
          const node = findNode(editor.graph, key)
          return node === undefined || node.moduleType === 'trigger' || isSwitchedOff(node)
        })
        editor.switchTo(nodes, allOff)
      },
    },
    replace: {
      id: 'editor.replace',
      label: 'Replace by another module',
      group,
      icon: editorIcons.replace,
      keys: 'R',
      acts: 'in-place',
      when: () => isSingle() && findNode(editor.graph, single())?.moduleType !== 'trigger',
      perform: () => parts.offerReplacement(single()),
    },
    frame: {
      id: 'editor.frame',
      label: 'Draw a frame around the selection',
      group,
      icon: editorIcons.frame,
      keys: 'G',
      acts: 'in-place',
      when: hasNodes,
      perform: () => editor.frame(selected().nodes, 'Frame'),
    },
    blueprint: {
      id: 'editor.save-blueprint',
      label: 'Save the selection as a blueprint',
      group,
      icon: editorIcons.blueprint,
      when: hasNodes,
      perform: parts.saveBlueprint,
    },
  } satisfies Record<string, Command>
}
