import type { TriggerModule } from '../module.ts'

/** Fires before an event is published; a failing workflow cancels the publication. */
export const eventPublish: TriggerModule = {
  declaration: {
    id: 'event-publish',
    type: 'trigger',
    name: 'Event Publish',
    version: '0.1',
    description: 'Fires before an event is published; a failing workflow cancels the publication.',
    icon: 'upload',
    blocking: true,
    scope: 'event',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
