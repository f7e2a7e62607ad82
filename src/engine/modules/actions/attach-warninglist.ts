import type { Warninglist } from '../../effects/state.ts'
import { textOf } from '../../effects/text-of.ts'
import { overrideAttributes, setEventFields } from '../../event/edit.ts'
import { isPhpMap } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { textList as listOf } from './shared/text-list.ts'
import { warningsOf } from './shared/warnings.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
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
}

/** Checks the selected attributes against warninglists and stores the hits in the roaming data only. */
export const attachWarninglist: NodeModule = {
  declaration,
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
    const warned = attributes.map((attribute) => warn(context, attribute, lists))
    const overrides = warned.map((attribute) => ({ id: getOffset(attribute, 'id'), attribute }))
    const data = overrideAttributes(context.data(), overrides, context.compat)
    context.store(setEventFields(data, { warnings: eventWarnings(warned) }))
    return true
  },
}

/** The attribute with what the lists say of its value added to what is there; as it is when they say nothing. */
function warn(context: ModuleContext, attribute: PhpMap, lists: readonly Warninglist[]): PhpMap {
  const isChecked =
    !isEmpty(attribute['to_ids']) || !isEmpty(context.setting('MISP.warning_for_all'))
  if (!isChecked) return attribute
  const found = warningsOf(attribute, lists)
  if (found.length === 0) return attribute
  return { ...attribute, warnings: [...itemsOf(attribute['warnings']), ...found] }
}

/** Each list that warns of some attribute once, in the order they were met; those warned of before count too. */
function eventWarnings(attributes: readonly PhpMap[]): PhpValue {
  const met = new Map<string, PhpMap>()
  for (const warning of attributes.flatMap((attribute) => itemsOf(attribute['warnings']))) {
    const id = getOffset(warning, 'warninglist_id')
    met.set(textOf(id), {
      id,
      name: getOffset(warning, 'warninglist_name'),
      category: getOffset(warning, 'warninglist_category'),
    })
  }
  return [...met.values()]
}
