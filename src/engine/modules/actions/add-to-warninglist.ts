import { extendWarninglist } from '../../effects/extend-warninglist.ts'
import { isPhpArray } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'add_to_warninglist',
  type: 'action',
  name: 'Add to warninglist',
  version: '0.1',
  description: 'Adds the values of the selected attributes to a custom warninglist.',
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
      id: 'warninglist',
      label: 'Warninglist',
      type: 'picker',
      optionSource: 'custom-warninglists',
      placeholder: 'No warninglist selected',
    },
  ],
}

/** Adds the values of the selected attributes to a custom warninglist. */
export const addToWarninglist: NodeModule = {
  declaration,
  run,
}

function run(context: ModuleContext): boolean {
  const list = context.parameter('warninglist')
  if (isEmpty(list)) {
    context.errors.push('No warninglist selected')
    return false
  }
  const values = itemsOf(context.matchingAttributes())
    .map((attribute) => getOffset(attribute, 'value'))
    .filter((value) => value !== null && !isPhpArray(value))
    .map(toPhpString)
  extendWarninglist(context.session, toPhpString(list), values)
  return true
}
