import {
  faAngleDown,
  faClockRotateLeft,
  faPlus,
  faWandMagicSparkles,
} from '@fortawesome/free-solid-svg-icons'
import type { Command } from '@/components/commands/command'
import { usePathListStore } from '@/stores/path-list'

/** Parts of the page that these commands reach for. */
export interface PathParts {
  readonly focusPath: () => void
  readonly openHistory: () => void
  /** Whether a change is known that mends the path. */
  readonly canMend: () => boolean
  readonly mend: () => void
}

const group = 'Hash path'

/** What can be done with the path and those beside it. */
export function pathCommands(
  parts: PathParts,
): Record<'add' | 'next' | 'history' | 'mend', Command> {
  const list = usePathListStore()
  return {
    add: {
      id: 'hash-path.add-path',
      label: 'Add a path',
      group,
      icon: faPlus,
      keys: 'Alt+A',
      when: () => !list.isFull,
      perform: () => {
        list.add('')
        parts.focusPath()
      },
    },
    next: {
      id: 'hash-path.next-path',
      label: 'Go on to the next path of the list',
      group,
      icon: faAngleDown,
      keys: 'Alt+G',
      when: () => list.paths.length > 1,
      perform: () => {
        list.next()
        parts.focusPath()
      },
    },
    history: {
      id: 'hash-path.history',
      label: 'Show the paths tried before',
      group,
      icon: faClockRotateLeft,
      keys: 'Alt+H',
      perform: parts.openHistory,
    },
    mend: {
      id: 'hash-path.mend-path',
      label: 'Mend the path as its first note proposes',
      group,
      icon: faWandMagicSparkles,
      keys: 'Alt+Q',
      when: parts.canMend,
      perform: parts.mend,
    },
  }
}
