import type { Settings } from '@/storage/backup/backup'
import type { RestoreMode } from '@/storage/backup/plan-restore'
import { readText, writeText } from './local-text'
import { pathHistory, themeKey } from './setting-keys'
import { parseTextList } from './text-list'
import { isThemeChoice } from './theme'

const storage = () => localStorage

/** A choice that the browser keeps outside of the library. */
interface KeptSetting {
  readonly key: string
  readonly name: string
  readonly isSound: (text: string) => boolean
  /** What becomes of both when a backup is merged. */
  readonly merged: (here: string, backup: string) => string
}

/** Everything of this kind that the page keeps from visit to visit. */
const keptSettings: readonly KeptSetting[] = [
  { key: themeKey, name: 'Colours', isSound: isThemeChoice, merged: (here) => here },
  {
    key: pathHistory.key,
    name: 'Tried paths',
    isSound: (text) => parseTextList(text, pathHistory.limits) !== null,
    merged: mergedPaths,
  },
]

function mergedPaths(here: string, backup: string): string {
  const { limits } = pathHistory
  const own = parseTextList(here, limits) ?? []
  const others = parseTextList(backup, limits) ?? []
  const added = others.filter((path) => !own.includes(path))
  return added.length === 0 ? here : JSON.stringify([...own, ...added].slice(0, limits.texts))
}

/** What restoring would do to a setting. */
export interface SettingPlan {
  readonly key: string
  readonly name: string
  readonly what: 'added' | 'replaced' | 'joined' | 'removed' | 'kept' | 'same'
  /** Null when there will be none. */
  readonly after: string | null
}

/** The settings as they are now, by key; those that were never chosen are not among them. */
export function readSettings(): Settings {
  const known = keptSettings.flatMap(({ key }) => {
    const text = readText(storage, key)
    return text === null ? [] : [[key, text] as const]
  })
  return Object.fromEntries(known)
}

/** The keys of a backup's settings that this version of the page does not know, or whose text makes no sense. */
export function unknownSettings(backup: Settings): readonly string[] {
  return Object.entries(backup).flatMap(([key, text]) =>
    keptSettings.some((one) => one.key === key && one.isSound(text)) ? [] : [key],
  )
}

/** Says what restoring the settings of a backup would do. Nothing has happened yet. */
export function planSettings(
  backup: Settings,
  here: Settings,
  mode: RestoreMode,
): readonly SettingPlan[] {
  return keptSettings.flatMap((setting) => {
    const change = planOne(setting, textOf(backup, setting), textOf(here, setting), mode)
    return change === null ? [] : [{ key: setting.key, name: setting.name, ...change }]
  })
}

function textOf(settings: Settings, { key, isSound }: KeptSetting): string | null {
  const text = Object.hasOwn(settings, key) ? settings[key] : undefined
  return text !== undefined && isSound(text) ? text : null
}

function planOne(
  { merged }: KeptSetting,
  backup: string | null,
  here: string | null,
  mode: RestoreMode,
): Pick<SettingPlan, 'what' | 'after'> | null {
  if (backup === null) {
    if (here === null) return null
    return mode === 'replace' ? { what: 'removed', after: null } : { what: 'kept', after: here }
  }
  if (here === null) return { what: 'added', after: backup }
  if (here === backup) return { what: 'same', after: here }
  if (mode === 'replace') return { what: 'replaced', after: backup }
  const both = merged(here, backup)
  return { what: both === here ? 'kept' : 'joined', after: both }
}

/** Does what was planned; every part of the page that shows a setting follows. */
export function applySettings(plans: readonly SettingPlan[]): void {
  for (const { key, after } of plans) {
    writeText(storage, key, after)
    // Browsers tell this to other tabs only.
    dispatchEvent(new StorageEvent('storage', { key, newValue: after }))
  }
}
