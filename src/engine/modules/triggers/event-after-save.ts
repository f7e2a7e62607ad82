import type { TriggerModule } from '../module.ts'

/** Fires after every save of an event, also when its elements change (tagging, publishing). */
export const eventAfterSave: TriggerModule = {
  declaration: {
    id: 'event-after-save',
    type: 'trigger',
    name: 'Event After Save',
    version: '0.1',
    description:
      'Fires after every save of an event, also when its elements change (tagging, publishing).',
    icon: 'envelope',
    blocking: false,
    scope: 'event',
    coreFormat: true,
    overhead: 3,
    parameters: [],
  },
}
