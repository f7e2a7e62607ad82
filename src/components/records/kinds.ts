import {
  faCubes,
  faDiagramProject,
  faFlagCheckered,
  faListCheck,
  faServer,
} from '@fortawesome/free-solid-svg-icons'
import type { RouteLocationRaw } from 'vue-router'
import type { RecordKind } from '@/storage/records'
import type { AnyIcon } from '@/components/icon/icons'

/** A kind of record as the page shows it. */
export interface KindWords {
  readonly kind: RecordKind
  /** One and many of them. */
  readonly one: string
  readonly many: string
  readonly icon: AnyIcon
  /** How they come here, for a list without any. */
  readonly empty: string
  /** Where one of them is opened. */
  readonly open: (id: string) => RouteLocationRaw
}

/** The kinds in the order of the tabs. */
export const kinds: readonly KindWords[] = [
  {
    kind: 'workflows',
    one: 'workflow',
    many: 'workflows',
    icon: faDiagramProject,
    empty: 'Make a new one, or import a file that MISP exported. Files can be dropped here.',
    open: (id) => `/edit/${id}`,
  },
  {
    kind: 'blueprints',
    one: 'blueprint',
    many: 'blueprints',
    icon: faCubes,
    empty: 'Save a part of a workflow as a blueprint in the editor, or import a file.',
    open: (id) => `/edit/${id}`,
  },
  {
    kind: 'events',
    one: 'event',
    many: 'events',
    icon: 'file',
    empty: 'Import an event that MISP exported, or keep one on the page “Run”.',
    open: (id) => ({ path: '/run', query: { event: id } }),
  },
  {
    kind: 'runs',
    one: 'run',
    many: 'runs',
    icon: faFlagCheckered,
    empty: 'Keep a run on the page “Run”, to repeat it later with the same workflow and data.',
    open: (id) => ({ path: '/run', query: { run: id } }),
  },
  {
    kind: 'simulatedMisps',
    one: 'simulated MISP',
    many: 'simulated MISPs',
    icon: faServer,
    empty:
      'Add warninglists or answers of modules to the simulated MISP on the page “Run”, and keep it.',
    open: (id) => ({ path: '/run', query: { misp: id } }),
  },
  {
    kind: 'tests',
    one: 'test',
    many: 'tests',
    icon: faListCheck,
    empty:
      'Keep a run as a test on the page “Run”: it says whether a workflow still gives the same.',
    open: (id) => ({ path: '/run', query: { test: id } }),
  },
]

/** The words of a kind. */
export function wordsOf(kind: RecordKind): KindWords {
  const [first] = kinds
  const found = kinds.find((one) => one.kind === kind) ?? first
  if (found === undefined) throw new Error(`no words for ${kind}`)
  return found
}
