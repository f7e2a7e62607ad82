import type { TriggerModule } from '../module.ts'

/** Fires at the start of the publishing procedure, before the published flag is set; a failing workflow cancels the publication. */
export const eventPublish: TriggerModule = {
  declaration: {
    id: 'event-publish',
    type: 'trigger',
    name: 'Event Publish',
    version: '0.1',
    description:
      'Fires at the start of the publishing procedure, before the published flag is set; a failing workflow cancels the publication.',
    icon: 'upload',
    blocking: true,
    scope: 'event',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
