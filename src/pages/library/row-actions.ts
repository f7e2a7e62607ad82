import {
  faClockRotateLeft,
  faClone,
  faDiagramProject,
  faDownload,
  faListCheck,
  faPlay,
  faTrash,
} from '@fortawesome/free-solid-svg-icons'
import type { RecordKind } from '@/storage/records'
import type { AnyIcon } from '@/components/icon/icons'

export type RowAction =
  'edit' | 'duplicate' | 'run' | 'show-workflow' | 'compare' | 'versions' | 'export' | 'delete'

/** Something that can be done with a record of a list. */
interface RowActionWords {
  readonly id: RowAction
  readonly label: string
  readonly icon: AnyIcon
  /** The key that does it while the record has the focus. */
  readonly keys?: string
}

const edit: RowActionWords = { id: 'edit', label: 'Name and tags', icon: 'edit', keys: 'F2' }
const duplicate: RowActionWords = {
  id: 'duplicate',
  label: 'Duplicate',
  icon: faClone,
  keys: 'Mod+D',
}
const run: RowActionWords = { id: 'run', label: 'Run', icon: faPlay }
const showWorkflow: RowActionWords = {
  id: 'show-workflow',
  label: 'Show the run in the editor',
  icon: faDiagramProject,
}
const compare: RowActionWords = { id: 'compare', label: 'What is compared', icon: faListCheck }
const versions: RowActionWords = { id: 'versions', label: 'Versions', icon: faClockRotateLeft }
const save: RowActionWords = { id: 'export', label: 'Save as file', icon: faDownload }
const remove: RowActionWords = { id: 'delete', label: 'Delete', icon: faTrash, keys: 'Delete' }

const actions: Readonly<Record<RecordKind, readonly RowActionWords[]>> = {
  workflows: [edit, duplicate, run, versions, save, remove],
  blueprints: [edit, duplicate, run, save, remove],
  events: [edit, duplicate, save, remove],
  runs: [edit, duplicate, remove],
  simulatedMisps: [edit, duplicate, remove],
  tests: [run, showWorkflow, compare, edit, duplicate, remove],
  exercises: [edit, duplicate, save, remove],
}

/** What can be done with a record of a kind. */
export function actionsOf(kind: RecordKind): readonly RowActionWords[] {
  return actions[kind]
}
