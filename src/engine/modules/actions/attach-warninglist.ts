import { appliesToType, matchWarninglist } from '../../effects/match-warninglist.ts'
import type { Warninglist } from '../../effects/state.ts'
import { overrideAttributes, setEventFields, type AttributeOverride } from '../../event/edit.ts'
import { isPhpMap } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { textList as listOf } from './shared/text-list.ts'
import type { NodeModule } from '../module.ts'

/** Checks the selected attributes against warninglists and stores the hits in the roaming data only. */
export const attachWarninglist: NodeModule = {
  declaration: {
    id: 'attach-warninglist',
    type: 'action',
    name: 'Attach warninglist',
    version: '0.2',
    description:
      'Checks the selected attributes against warninglists and stores the hits in the roaming data only.',
    icon: 'exclamation-triangle',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'warninglists',
        label: 'Warninglists',
        type: 'picker',
        optionSource: 'warninglists',
        default: 'ALL',
        multiple: true,
      },
    ],
  },
  run: (context) => {
    const names = listOf(context.parameter('warninglists'))
    if (names.length === 0) {
      context.errors.push('No warninglist module selected')
      return false
    }
    const { state } = context.session
    const lists = names.includes('ALL')
      ? state.warninglists
      : state.warninglists.filter(({ name }) => names.includes(name))
    const attributes = itemsOf(context.matchingAttributes()).filter(isPhpMap)
    const warned = attributes.flatMap((attribute) => warn(context, attribute, lists))
    const data = overrideAttributes(context.data(), warned, context.compat)
    context.store(setEventFields(data, { warnings: eventWarnings(warned, lists) }))
    return true
  },
}

interface WarnedAttribute extends AttributeOverride {
  readonly lists: readonly Warninglist[]
}

/** The attribute with what the lists say of its value; nothing when they say nothing. */
function warn(
  context: ModuleContext,
  attribute: PhpMap,
  lists: readonly Warninglist[],
): readonly WarnedAttribute[] {
  const isChecked =
    !isEmpty(attribute['to_ids']) || !isEmpty(context.setting('MISP.warning_for_all'))
  if (!isChecked) return []
  const type = textOf(attribute['type'])
  const found = lists.flatMap((list) => {
    if (!appliesToType(list, type)) return []
    const match = matchWarninglist(list, type, textOf(attribute['value']))
    return match === undefined ? [] : [{ list, warning: warningRow(list, match) }]
  })
  if (found.length === 0) return []
  const warnings = [...itemsOf(attribute['warnings']), ...found.map(({ warning }) => warning)]
  return [
    {
      id: attribute['id'] ?? null,
      attribute: { ...attribute, warnings },
      lists: found.map(({ list }) => list),
    },
  ]
}

function warningRow(list: Warninglist, { match, value }: { match: string; value: string }): PhpMap {
  return {
    match,
    value,
    warninglist_id: list.id,
    warninglist_name: list.name,
    warninglist_category: list.category,
  }
}

/** Each list that fits some attribute once, in the order they were met. */
function eventWarnings(warned: readonly WarnedAttribute[], all: readonly Warninglist[]): PhpValue {
  const met = new Set(warned.flatMap(({ lists }) => lists))
  return [...met]
    .filter((list) => all.includes(list))
    .map(({ id, name, category }) => ({ id, name, category }))
}

function textOf(value: PhpValue | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : toPhpString(value)
}
