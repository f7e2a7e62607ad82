import type { NodeModule } from '../module.ts'

/** Adds an event UUID to the event blocklist. */
export const addEventblocklistEntry: NodeModule = {
  declaration: {
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
  },
  run: (context) => RUN,
}
