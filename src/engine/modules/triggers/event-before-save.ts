import type { TriggerModule } from '../module.ts'

/** Fires before an event row is written; a failing workflow cancels the save. */
export const eventBeforeSave: TriggerModule = {
  declaration: {
    id: 'event-before-save',
    type: 'trigger',
    name: 'Event Before Save',
    version: '0.1',
    description: 'Fires before an event row is written; a failing workflow cancels the save.',
    icon: 'envelope',
    blocking: true,
    scope: 'event',
    coreFormat: true,
    overhead: 3,
    parameters: [],
  },
}
