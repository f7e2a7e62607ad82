import {
  acceptsType,
  answerArray,
  enrichmentModule,
  queryEnrichment,
} from '../../effects/query-enrichment.ts'
import { overrideAttributes } from '../../event/edit.ts'
import { isPhpMap } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { phpTypeError } from '../../php/errors.ts'
import { getOffset, itemsOf } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { textList } from './shared/text-list.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'attach-enrichment',
  type: 'action',
  name: 'Attach enrichment',
  version: '0.3',
  description:
    'Queries enrichment modules for the selected attributes and stores the raw answers in the roaming data only.',
  icon: 'asterisk',
  blocking: false,
  simulated: 'Answers of enrichment modules come from a table that you can edit.',
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [
    {
      id: 'modules',
      label: 'Modules',
      type: 'picker',
      optionSource: 'enrichment-modules',
      multiple: true,
    },
  ],
}

/** Queries enrichment modules for the selected attributes and stores the raw answers in the roaming data only. */
export const attachEnrichment: NodeModule = {
  declaration,
  run: (context) => {
    const selected = context.parameter('modules')
    if (isEmpty(selected)) {
      context.errors.push('No enrichmnent module selected')
      return false
    }
    const modules = textList(selected).filter((name) => name !== '')
    for (const attribute of itemsOf(context.matchingAttributes())) {
      if (isPhpMap(attribute)) enrich(context, attribute, modules)
    }
    return true
  },
}

/** Appends what each module that takes the attribute's type answers to the attribute's `enrichment` list. */
function enrich(context: ModuleContext, attribute: PhpMap, modules: readonly string[]): void {
  const answers = modules.flatMap((name) => {
    const module = enrichmentModule(context.session.state.mispModules, name)
    if (module === undefined) {
      throw phpTypeError(
        'Module_attach_enrichment::getModuleOptions(): Argument #1 ($moduleConfig) must be of type array, null given',
      )
    }
    if (!acceptsType(module, getOffset(attribute, 'type'))) return []
    const answer = queryEnrichment(context.session, {
      module,
      attribute,
      triggerData: context.data(),
    })
    return [resultsOf(answerArray(answer))]
  })
  if (answers.length === 0) return
  const enrichment = [...itemsOf(getOffset(attribute, 'enrichment')), ...answers]
  const id = getOffset(attribute, 'id')
  const override = { id, attribute: { ...attribute, enrichment } }
  // In every version the copy for a reset stays without it.
  const rules = { ...context.compat, overridesReachUnfilteredData: false }
  context.store(overrideAttributes(context.data(), [override], rules))
}

/** An answer that names an error is kept whole. */
function resultsOf(answer: PhpMap): PhpValue {
  return Object.hasOwn(answer, 'error') ? answer : (answer['results'] ?? [])
}
