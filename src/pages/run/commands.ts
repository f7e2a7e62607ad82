import { faShareNodes } from '@fortawesome/free-solid-svg-icons'
import type { Command } from '@/components/commands/command'
import type { useRunStore } from '@/stores/run'

/** Parts of the page that commands reach for. */
export interface PageParts {
  readonly openWorkflow: () => void
  readonly openData: () => void
  readonly goToSetup: () => Promise<void>
  readonly editWorkflow: () => Promise<void>
  readonly editData: () => Promise<void>
  /** Brings the result into sight and leaves the keyboard where it is. */
  readonly revealResult: () => void
  readonly goToResult: () => Promise<void>
  readonly share: () => Promise<void>
}

const group = 'Run'

/** What can be done on the page “Run”. */
export function runCommands(
  store: ReturnType<typeof useRunStore>,
  parts: PageParts,
): Record<
  | 'run'
  | 'stop'
  | 'openWorkflow'
  | 'openData'
  | 'setup'
  | 'editWorkflow'
  | 'editData'
  | 'result'
  | 'debug'
  | 'share',
  Command
> {
  return {
    run: {
      id: 'run.run',
      label: 'Run',
      group,
      icon: 'run',
      keys: 'Mod+Enter',
      when: () => store.missing === null && !store.running,
      perform: async () => {
        parts.revealResult()
        await store.run()
      },
    },
    stop: {
      id: 'run.stop',
      label: 'Stop',
      group,
      icon: 'stop',
      keys: 'Alt+S',
      when: () => store.running || store.comparing,
      perform: () => {
        store.stop()
      },
    },
    openWorkflow: {
      id: 'run.open-workflow',
      label: 'Open workflow or blueprint',
      group,
      icon: 'open-file',
      keys: 'Mod+O',
      perform: parts.openWorkflow,
    },
    openData: {
      id: 'run.open-data',
      label: 'Open event',
      group,
      icon: 'open-file',
      keys: 'Mod+Shift+O',
      perform: parts.openData,
    },
    setup: {
      id: 'run.show-setup',
      label: 'Go to workflow and event',
      group,
      icon: 'menu',
      keys: 'Alt+I',
      perform: parts.goToSetup,
    },
    editWorkflow: {
      id: 'run.edit-workflow',
      label: 'Go to the workflow as JSON',
      group,
      icon: 'edit',
      keys: 'Alt+W',
      perform: parts.editWorkflow,
    },
    editData: {
      id: 'run.edit-data',
      label: 'Go to the event as JSON',
      group,
      icon: 'edit',
      keys: 'Alt+J',
      perform: parts.editData,
    },
    result: {
      id: 'run.show-result',
      label: 'Go to the result',
      group,
      icon: 'check',
      keys: 'Alt+R',
      perform: parts.goToResult,
    },
    debug: {
      id: 'run.switch-debug',
      label: 'Switch debugging on or off',
      group,
      icon: 'switch',
      keys: 'Alt+D',
      perform: () => {
        store.debug = !store.debug
      },
    },
    share: {
      id: 'run.share',
      label: 'Share',
      group,
      icon: faShareNodes,
      keys: 'Alt+L',
      when: () => store.outline !== null,
      perform: parts.share,
    },
  }
}
