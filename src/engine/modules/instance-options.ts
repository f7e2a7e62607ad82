import type { MispState } from '../effects/state.ts'
import { getOffset } from '../php/offsets.ts'
import { toPhpString } from '../php/to-string.ts'
import type { PhpMap } from '../php/value.ts'
import type { OptionSource } from './declaration.ts'

/** One entry of a list that comes from the instance. */
export interface InstanceOption {
  /** What is saved. */
  readonly value: string
  readonly label: string
  /** The colour of a tag, as the instance has it: anything at all. */
  readonly colour?: string
}

export type InstanceOptions = Readonly<Record<OptionSource, readonly InstanceOption[]>>

const galaxyPrefix = 'misp-galaxy:'

/** The lists a MISP offers in the form fields of modules, in its order. */
export function instanceOptions(state: MispState): InstanceOptions {
  const tags = state.tags.map(tagOption).toSorted(byLabel)
  return {
    tags: tags.filter(({ value }) => !value.startsWith(galaxyPrefix)),
    clusters: clustersOf(state, tags),
    organisations: state.organisations.map(named('name')).toSorted(byLowerCaseLabel),
    'sharing-groups': state.sharingGroups.map(named('name')),
    warninglists: ['ALL', ...state.warninglists.map(({ name }) => name).toSorted()].map(plain),
    'custom-warninglists': state.warninglists
      .filter(({ isDefault }) => !isDefault)
      .map(({ id, name }) => ({ value: id, label: name })),
    'decaying-models': state.decayingModels.map(named('name')),
    'enrichment-modules': enrichmentModules(state),
    'mail-recipients': recipients(state, ['All accounts', 'All admins']),
    'log-mail-recipients': recipients(state, ['All accounts', 'All admins', 'Org admins']),
    'ad-hoc-workflows': state.workflows
      .filter(({ triggerId }) => triggerId.startsWith('adhoc_'))
      .map(({ triggerId, name }) => `${triggerId} :: ${name}`)
      .toSorted()
      .map(plain),
  }
}

/** Galaxy tags without their prefix, as modules put it back; clusters that no tag stands for yet are added. */
function clustersOf(state: MispState, tags: readonly InstanceOption[]): readonly InstanceOption[] {
  const names = tags.map(({ value }) => value).filter((value) => value.startsWith(galaxyPrefix))
  const countries = state.countryClusters.map((cluster) => textAt(cluster, 'tag_name'))
  return [...new Set([...names, ...countries])]
    .map((name) => plain(name.slice(galaxyPrefix.length)))
    .toSorted(byLabel)
}

function enrichmentModules({ mispModules }: MispState): readonly InstanceOption[] {
  if (!mispModules.reachable) return []
  return mispModules.enabled.toSorted().map(plain)
}

function recipients(state: MispState, groups: readonly string[]): readonly InstanceOption[] {
  return [...groups, ...state.users.map((user) => textAt(user, 'email'))].map(plain)
}

function tagOption(tag: PhpMap): InstanceOption {
  const colour = textAt(tag, 'colour')
  return { ...plain(textAt(tag, 'name')), ...(colour === '' ? {} : { colour }) }
}

function named(key: string): (row: PhpMap) => InstanceOption {
  return (row) => ({ value: textAt(row, 'id'), label: textAt(row, key) })
}

function plain(text: string): InstanceOption {
  return { value: text, label: text }
}

function textAt(row: PhpMap, key: string): string {
  return toPhpString(getOffset(row, key))
}

function byLabel(one: InstanceOption, other: InstanceOption): number {
  return compare(one.label, other.label)
}

function byLowerCaseLabel(one: InstanceOption, other: InstanceOption): number {
  return compare(one.label.toLowerCase(), other.label.toLowerCase())
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
