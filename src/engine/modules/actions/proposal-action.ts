import { acceptProposal, discardProposal } from '../../effects/proposals.ts'
import { extract } from '../../hash-path/index.ts'
import { isPhpMap } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { itemsOf } from '../../php/offsets.ts'
import type { PhpMap, PhpValue } from '../../php/value.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import { reloadRoamingData } from './shared/reload-roaming-data.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'proposal-action',
  type: 'action',
  name: 'Proposal Action',
  version: '0.2',
  description: 'Accepts or discards the proposals found in the roaming data.',
  icon: 'asterisk',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [
    {
      id: 'action',
      label: 'Action',
      type: 'select',
      options: [
        ['accept', 'Accept Proposals'],
        ['remove', 'Remove Proposals'],
      ],
      default: 'accept',
    },
    {
      id: 'proposal_type',
      label: 'Proposal Type',
      type: 'select',
      options: [
        ['new', 'New attributes'],
        ['edit', 'Existing attributes'],
        ['any', 'Any type'],
      ],
      default: 'all',
    },
  ],
}

/** Accepts or discards the proposals found in the roaming data. */
export const proposalAction: NodeModule = {
  declaration,
  run,
}

const NEW_PROPOSALS = 'Event.ShadowAttribute.{n}'
const PROPOSED_EDITS = 'Event._AttributeFlattened.{n}.ShadowAttribute.{n}'

/** With a node filter the event is looked for among the items it keeps, where it never is. */
function run(context: ModuleContext): boolean {
  const items = context.matchingItemsOrData()
  if (context.hasNodeFilter && isEmpty(items)) return true
  const proposals = selectProposals(items, context.parameter('proposal_type'))
  const carryOut = looseEquals(context.parameter('action'), 'accept')
    ? acceptProposal
    : discardProposal
  for (const proposal of proposals) carryOut(context.session, proposal)
  if (proposals.length > 0) reloadRoamingData(context)
  return true
}

function selectProposals(items: PhpValue, type: PhpValue): readonly PhpMap[] {
  const isAny = looseEquals(type, 'any')
  const added = isAny || looseEquals(type, 'new') ? itemsOf(extract(items, NEW_PROPOSALS)) : []
  const edits = isAny || looseEquals(type, 'edit') ? itemsOf(extract(items, PROPOSED_EDITS)) : []
  return [...added, ...edits].filter(isPhpMap)
}
