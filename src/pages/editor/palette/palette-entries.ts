import type { MispVersion } from '@/engine/compat'
import type { MispState } from '@/engine/effects/state'
import {
  moduleNotifications,
  type ModuleNotification,
  type NotificationSetting,
} from '@/engine/graph/module-notifications'
import { declareMispModules } from '@/engine/modules/actions/misp-module'
import type { NodeModuleDeclaration } from '@/engine/modules/declaration'
import { ACTION_DECLARATIONS, LOGIC_DECLARATIONS } from '@/engine/modules/declarations'
import { isKnownIn } from '@/engine/modules/find-declaration'
import { isTruthy } from '@/engine/php/empty'
import { searchByWords } from '@/components/text/search-words'

/** Which modules the palette shows, as in MISP's editor. */
export type PaletteFilter = 'all' | 'enabled' | 'misp-module' | 'blocking'

/** A module as the palette offers it. */
export interface PaletteEntry {
  readonly declaration: NodeModuleDeclaration
  readonly isEnabled: boolean
  /** What MISP remarks at the module in its list, given the workflow's trigger. */
  readonly notifications: readonly ModuleNotification[]
}

/** What of the MISP decides which modules there are and which are switched on. */
export type PaletteMisp = Pick<MispState, 'disabledModules' | 'mispModules' | 'settings'>

/** Modules whose requests go to addresses that the user gives, which a setting of MISP can forbid. */
const SENDS_TO_ANY_URL: ReadonlySet<string> = new Set([
  'webhook',
  'ms-teams-webhook',
  'splunk-hec-export',
  'flowintel-create-case',
])

const ANY_URL_SETTING = 'Security.rest_client_enable_arbitrary_urls'

/** All logic and action modules that a MISP of this version has, by name. */
export function paletteEntries(
  version: MispVersion,
  misp: PaletteMisp,
  trigger: NotificationSetting['trigger'],
): readonly PaletteEntry[] {
  const anyUrlAllowed = isTruthy(misp.settings[ANY_URL_SETTING] ?? null)
  return declarationsIn(version, misp)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
    .map((declaration) => {
      const isEnabled = !misp.disabledModules.includes(declaration.id)
      const { id, blocking, expectsCoreFormat } = declaration
      const all = moduleNotifications(
        {
          disabled: !isEnabled,
          blocking,
          expectsCoreFormat,
          sendsToAnyUrl: SENDS_TO_ANY_URL.has(id),
        },
        { trigger, anyUrlAllowed },
      )
      return {
        declaration,
        isEnabled,
        notifications: all.filter(({ showInSidebar }) => showInSidebar),
      }
    })
}

function declarationsIn(version: MispVersion, misp: PaletteMisp): NodeModuleDeclaration[] {
  const all = [
    ...LOGIC_DECLARATIONS,
    ...ACTION_DECLARATIONS,
    ...declareMispModules(misp.mispModules),
  ]
  return all.filter((declaration) => isKnownIn(declaration, version))
}

const FITS: Readonly<Record<PaletteFilter, (entry: PaletteEntry) => boolean>> = {
  all: () => true,
  enabled: ({ isEnabled }) => isEnabled,
  'misp-module': ({ declaration }) => declaration.isMispModule === true,
  blocking: ({ declaration }) => declaration.blocking,
}

/** The entries that pass the filter and have every word of the search in name, id or description. */
export function searchEntries(
  entries: readonly PaletteEntry[],
  search: string,
  filter: PaletteFilter,
): readonly PaletteEntry[] {
  const found = entries.filter(FITS[filter])
  return searchByWords(found, search, ({ declaration: { name, id, description } }) => [
    name,
    id,
    description,
  ])
}
