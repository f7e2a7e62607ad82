import type { TriggerModule } from '../module.ts'

/** Fires before an event is deleted; a failing workflow is meant to cancel the deletion. */
export const eventBeforeDelete: TriggerModule = {
  declaration: {
    id: 'event-before-delete',
    type: 'trigger',
    name: 'Event Before Delete',
    version: '0.1',
    description:
      'Fires before an event is deleted; a failing workflow is meant to cancel the deletion.',
    icon: 'trash',
    blocking: true,
    versions: ['2026'],
    scope: 'event',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
