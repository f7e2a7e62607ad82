import type { Command } from '@/components/commands/command'
import type { useEditorStore } from '@/stores/editor'
import { editorIcons } from '../editor-icons'

/** What is done with the document as a whole. */
export interface DocumentActions {
  readonly save: () => Promise<unknown>
  readonly chooseFile: () => void
  readonly close: () => Promise<void>
  readonly run: () => Promise<void>
  readonly share: () => Promise<void>
  readonly showVersions: () => void
  readonly nameVersion: () => void
}

const group = 'Editor: workflow'

/** Opening, saving, sharing and running. */
export function documentCommands(
  editor: ReturnType<typeof useEditorStore>,
  actions: DocumentActions,
) {
  const hasNodes = () => editor.graph.nodes.length > 0
  return {
    run: {
      id: 'editor.run',
      label: 'Run',
      group,
      icon: 'run',
      keys: 'Mod+Enter',
      when: () => hasNodes() && !editor.running.running,
      perform: actions.run,
    },
    stop: {
      id: 'editor.stop',
      label: 'Stop',
      group,
      icon: 'stop',
      keys: 'Alt+S',
      when: () => editor.running.running,
      perform: () => editor.running.stop(),
    },
    versions: {
      id: 'editor.versions',
      label: 'Versions',
      group,
      icon: editorIcons.versions,
      when: () => editor.record !== null && editor.document.kind === 'workflow',
      perform: actions.showVersions,
    },
    nameVersion: {
      id: 'editor.name-version',
      label: 'Save a named version …',
      group,
      icon: editorIcons.save,
      keys: 'Mod+Shift+S',
      when: () =>
        hasNodes() &&
        editor.document.kind === 'workflow' &&
        editor.exercise === null &&
        !editor.saving.saving,
      perform: actions.nameVersion,
    },
    undo: {
      id: 'editor.undo',
      label: 'Undo',
      group,
      icon: 'undo',
      keys: 'Mod+Z',
      acts: 'not-typing',
      when: () => editor.undoLabel !== '',
      perform: () => editor.undo(),
    },
    redo: {
      id: 'editor.redo',
      label: 'Redo',
      group,
      icon: editorIcons.redo,
      keys: 'Mod+Y',
      acts: 'not-typing',
      when: () => editor.redoLabel !== '',
      perform: () => editor.redo(),
    },
    save: {
      id: 'editor.save',
      label: 'Save',
      group,
      icon: editorIcons.save,
      keys: 'Mod+S',
      when: () => !editor.saving.saving,
      perform: async () => {
        await actions.save()
      },
    },
    open: {
      id: 'editor.open',
      label: 'Open a workflow or blueprint file',
      group,
      icon: 'open-file',
      keys: 'Mod+O',
      perform: actions.chooseFile,
    },
    create: {
      id: 'editor.new',
      label: 'New workflow',
      group,
      icon: editorIcons.new,
      keys: 'Alt+N',
      perform: actions.close,
    },
    share: {
      id: 'editor.share',
      label: 'Share as a link',
      group,
      icon: editorIcons.share,
      keys: 'Alt+H',
      when: hasNodes,
      perform: actions.share,
    },
  } satisfies Record<string, Command>
}
