import { faFolderTree, faLink } from '@fortawesome/free-solid-svg-icons'
import type { Command } from '@/components/commands/command'
import { useNotificationStore } from '@/stores/notifications'
import { useFindPathStore } from '@/stores/find-path'
import type { useHashPathStore } from '@/stores/hash-path'
import { pathViews, type PathView } from './views'

/** Parts of the page that commands reach for. */
export interface PageParts {
  readonly chooseFile: () => void
  readonly focusPath: () => void
  readonly focusJson: () => void
  readonly focusTree: () => void
  /** Chooses what is selected in the data, to find a path to it. */
  readonly chooseSelected: () => void
  readonly share: () => void
  readonly show: (view: PathView) => void
}

const group = 'Hash path'

/** The clipboard takes more, but nothing that receives it does. */
const maxCopied = 50_000_000

/** What can be done on the page “Hash path”. */
export function hashPathCommands(
  store: ReturnType<typeof useHashPathStore>,
  parts: PageParts,
): Record<
  | 'openFile'
  | 'format'
  | 'focusPath'
  | 'focusJson'
  | 'focusTree'
  | 'chooseSelected'
  | 'share'
  | 'mode'
  | 'form'
  | 'copy'
  | 'stop',
  Command
> & { readonly views: readonly Command[] } {
  const notifications = useNotificationStore()
  const find = useFindPathStore()

  function resultId(): number | null {
    const { answer } = store
    return answer?.state === 'done' && answer.value.outcome === 'value' ? answer.value.id : null
  }

  async function copyResult(): Promise<void> {
    const id = resultId()
    if (id === null) return
    const reply = await store.resultText(id, null, maxCopied)
    if (reply.state !== 'done' || !reply.value) return
    if (!reply.value.complete) {
      notifications.notify({
        status: 'failure',
        text: 'The result is too big to be copied: more than 50 MB.',
      })
      return
    }
    try {
      await navigator.clipboard.writeText(reply.value.text)
      notifications.notify({ status: 'success', text: 'Result copied as JSON.' })
    } catch {
      notifications.notify({
        status: 'failure',
        text: 'The browser did not allow copying. Select the text in the view “JSON” instead.',
      })
    }
  }

  return {
    openFile: {
      id: 'hash-path.open-file',
      label: 'Open file',
      group,
      icon: 'open-file',
      keys: 'Mod+O',
      perform: parts.chooseFile,
    },
    format: {
      id: 'hash-path.format',
      label: 'Format JSON',
      group,
      icon: 'format',
      keys: 'Alt+Shift+F',
      when: () => store.problem === null && store.document !== null,
      perform: store.format,
    },
    focusPath: {
      id: 'hash-path.focus-path',
      label: 'Go to the path',
      group,
      icon: 'hash-path',
      keys: 'Alt+P',
      perform: parts.focusPath,
    },
    focusJson: {
      id: 'hash-path.focus-json',
      label: 'Go to the JSON',
      group,
      icon: 'file',
      keys: 'Alt+J',
      perform: parts.focusJson,
    },
    focusTree: {
      id: 'hash-path.focus-tree',
      label: 'Go to the tree',
      group,
      icon: faFolderTree,
      keys: 'Alt+B',
      perform: parts.focusTree,
    },
    chooseSelected: {
      id: 'hash-path.choose-selected',
      label: 'Choose the selected values to find paths to them',
      group,
      icon: 'check',
      keys: 'Alt+V',
      when: () => store.document !== null,
      perform: parts.chooseSelected,
    },
    share: {
      id: 'hash-path.share',
      label: 'Copy link',
      group,
      icon: faLink,
      keys: 'Alt+L',
      when: () => store.document !== null,
      perform: parts.share,
    },
    mode: {
      id: 'hash-path.switch-mode',
      label: 'Switch between extract and get',
      group,
      icon: 'switch',
      keys: 'Alt+M',
      perform: () => {
        store.mode = store.mode === 'extract' ? 'get' : 'extract'
      },
    },
    form: {
      id: 'hash-path.switch-form',
      label: 'Switch between normalised data and the JSON as it is',
      group,
      icon: 'switch',
      keys: 'Alt+N',
      perform: () => {
        store.form = store.form === 'normalised' ? 'raw' : 'normalised'
      },
    },
    copy: {
      id: 'hash-path.copy-result',
      label: 'Copy result',
      group,
      icon: 'copy',
      keys: 'Alt+C',
      when: () => resultId() !== null,
      perform: copyResult,
    },
    stop: {
      id: 'hash-path.stop',
      label: 'Stop',
      group,
      icon: 'stop',
      keys: 'Alt+S',
      when: () => store.evaluating || store.loading || find.searching,
      perform: () => {
        store.stop()
      },
    },
    views: pathViews.map(({ value, label, keys }) => ({
      id: `hash-path.show-${value}`,
      label: `Show “${label}”`,
      group,
      icon: 'view',
      keys,
      perform: () => parts.show(value),
    })),
  }
}
