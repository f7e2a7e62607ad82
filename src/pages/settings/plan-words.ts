import type { BackupTable } from '@/storage/backup/backup'
import type { RestorePlan, TablePlan } from '@/storage/backup/plan-restore'
import type { SettingPlan } from '@/stores/kept-settings'
import { listed } from '@/components/text/quantities'

const names: Readonly<Record<BackupTable, string>> = {
  workflows: 'Workflows',
  blueprints: 'Blueprints',
  events: 'Events',
  runs: 'Runs',
  simulatedMisps: 'Simulated MISPs',
  versions: 'Versions of workflows',
  drafts: 'Drafts',
  tests: 'Tests',
  exercises: 'Exercise packs',
  progress: 'Progress in exercises',
}

/** What restoring would do to each table, in words; tables that are empty here and there are left out. */
export function planRows({
  tables,
}: Pick<RestorePlan, 'tables'>): readonly { readonly name: string; readonly text: string }[] {
  const order = [
    'workflows',
    'blueprints',
    'events',
    'runs',
    'simulatedMisps',
    'versions',
    'drafts',
    'tests',
    'exercises',
    'progress',
  ] as const
  return order.flatMap((table) => {
    const text = textOf(tables[table])
    return text === '' ? [] : [{ name: names[table], text }]
  })
}

function textOf({ added, changed, copied, same, kept, removed }: TablePlan): string {
  return listed(
    [
      [added, 'added'],
      [changed, 'replaced'],
      [copied, 'added as a copy'],
      [removed, 'removed'],
      [kept, 'kept as here'],
      [same, 'the same already'],
    ].flatMap(([count, what]) => (count === 0 ? [] : [`${String(count)} ${String(what)}`])),
  )
}

const settingWords: Readonly<Record<SettingPlan['what'], string>> = {
  added: 'added',
  replaced: 'replaced',
  joined: 'those of the backup added',
  removed: 'removed',
  kept: 'kept as here',
  same: 'the same already',
}

/** What restoring would do to each setting, in words. */
export function settingRows(
  plans: readonly SettingPlan[],
): readonly { readonly name: string; readonly text: string }[] {
  return plans.map(({ name, what }) => ({ name: `Setting: ${name}`, text: settingWords[what] }))
}

/** Whether a setting stays as it is. */
export function isUnchanged(what: SettingPlan['what']): boolean {
  return what === 'kept' || what === 'same'
}
