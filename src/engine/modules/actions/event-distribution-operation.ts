import { editEvent } from '../../effects/edit-event.ts'
import { setEventFields } from '../../event/edit.ts'
import { mapOf } from '../../php/array.ts'
import { isEmpty } from '../../php/empty.ts'
import { looseEquals } from '../../php/loose-compare.ts'
import { getOffset } from '../../php/offsets.ts'
import { toPhpString } from '../../php/to-string.ts'
import type { ModuleContext } from '../../run/module-context.ts'
import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'
import { distribution, sharingGroups } from '../shared-parameters.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'Module_event_distribution_operation',
  type: 'action',
  name: 'Event distribution operation',
  version: '0.1',
  description: 'Changes the distribution of the event.',
  icon: 'edit',
  blocking: false,
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: false,
  isFiltering: false,
  parameters: [
    {
      id: 'freeze',
      label: 'Timestamp and published flag',
      type: 'select',
      options: [
        ['modify', 'Update timestamp and unpublish'],
        ['freeze', 'Leave timestamp and published flag alone'],
      ],
      default: 'modify',
    },
    distribution,
    sharingGroups,
  ],
}

/** Changes the distribution of the event. */
export const eventDistributionOperation: NodeModule = {
  declaration,
  run,
}

/** An event without attributes is left alone. What is saved is the whole event as the roaming data hold it. */
function run(context: ModuleContext): boolean {
  const data = context.data()
  if (isEmpty(getOffset(getOffset(data, 'Event'), '_AttributeFlattened'))) return true
  const distribution = context.parameter('distribution')
  const fields = {
    distribution,
    ...(looseEquals(distribution, '4')
      ? { sharing_group_id: context.parameter('sharing_group_id') }
      : {}),
  }
  const changed = setEventFields(data, fields)
  const event = getOffset(changed, 'Event')
  const saved = editEvent(context.session, {
    eventId: toPhpString(getOffset(event, 'id')),
    event: mapOf(event),
    touch: !looseEquals(context.parameter('freeze'), 'freeze'),
    fields: Object.keys(fields),
  })
  if (saved) context.store(changed)
  return saved
}
