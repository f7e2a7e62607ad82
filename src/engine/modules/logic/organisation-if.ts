import { get } from '../../hash-path/index.ts'
import { isPhpArray } from '../../php/array.ts'
import { toInteger } from '../../php/integer.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import type { PhpArray, PhpValue } from '../../php/value.ts'
import { evaluateCondition } from '../../run/condition.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'organisation-if',
  type: 'logic',
  name: 'IF :: Organisation',
  version: '0.2',
  description:
    'Checks whether the owner or creator organisation of the event is one of the chosen ones.',
  icon: 'code-branch',
  blocking: false,
  inputs: 1,
  outputs: 2,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'org_type',
      label: 'Organisation Type',
      type: 'select',
      options: [
        ['org', 'Owner Organisation'],
        ['orgc', 'Creator Organisation'],
      ],
      default: 'orgc',
    },
    {
      id: 'condition',
      label: 'Condition',
      type: 'select',
      options: [
        ['in', 'Is any of (OR)'],
        ['not_in', 'Is not any of (OR)'],
      ],
      default: 'in',
    },
    {
      id: 'org_id',
      label: 'Organisations',
      type: 'picker',
      optionSource: 'organisations',
      default: [1],
      placeholder: 'Pick an organisation',
      multiple: true,
    },
  ],
}

/** Checks whether the owner or creator organisation of the event is one of the chosen ones. */
export const organisationIf: NodeModule = {
  declaration,
  run: (context) => {
    const isCreator = looseEquals(context.parameter('org_type'), 'orgc')
    const id = toInteger(get(context.data(), isCreator ? 'Event.orgc_id' : 'Event.org_id'))
    const chosen = asList(context.parameter('org_id'))
    return evaluateCondition(chosen, currentCondition(context.parameter('condition')), id)
  },
}

/** Nodes stored by version 0.1 of the module carry one organisation and other names of the conditions. */
function currentCondition(condition: PhpValue): PhpValue {
  if (looseEquals(condition, 'equals')) return 'in'
  return looseEquals(condition, 'not_equals') ? 'not_in' : condition
}

function asList(chosen: PhpValue): PhpArray {
  return isPhpArray(chosen) ? chosen : [chosen]
}
