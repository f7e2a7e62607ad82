import { blockEvent } from '../../effects/block-event.ts'
import { get } from '../../hash-path/index.ts'
import { getOffset } from '../../php/offsets.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { textOf } from '../../effects/text-of.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'add_eventblocklist_entry',
  type: 'action',
  name: 'Add Event Blocklist entry',
  version: '0.1',
  description: 'Adds an event UUID to the event blocklist.',
  icon: 'ban',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'uuid_hash_path',
      label: 'Event UUID Hash path',
      type: 'hashpath',
      default: 'Event.uuid',
      placeholder: 'Event.uuid',
      isSubPath: true,
    },
    {
      id: 'eventinfo_hash_path',
      label: 'Event Info Hash path',
      type: 'hashpath',
      default: 'Event.info',
      placeholder: 'Event.info',
      isSubPath: true,
    },
    {
      id: 'block_comment',
      label: 'Blocklist Comment',
      type: 'input',
      default: 'Blocked from workflow',
      placeholder: 'Blocked from workflow',
    },
  ],
}

/** Adds an event UUID to the event blocklist. */
export const addEventblocklistEntry: NodeModule = {
  declaration,
  run,
}

/** Always succeeds, whether or not an entry was added. */
function run(context: ModuleContext): boolean {
  const data = context.data()
  const orgId = getOffset(getOffset(data, 'Event'), 'orgc_id')
  const org = context.session.state.organisations.find(
    ({ id }) => orgId !== null && textOf(id) === textOf(orgId),
  )
  blockEvent(context.session, {
    event_uuid: get(data, context.parameter('uuid_hash_path')),
    event_info: get(data, context.parameter('eventinfo_hash_path')),
    event_orgc: getOffset(org, 'name') ?? 'unkwown',
    comment: context.parameter('block_comment'),
  })
  return true
}
