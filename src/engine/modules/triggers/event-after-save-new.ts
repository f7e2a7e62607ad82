import type { TriggerModule } from '../module.ts'

/** Fires once after a brand new event with all its elements was created locally (UI, REST, push). */
export const eventAfterSaveNew: TriggerModule = {
  declaration: {
    id: 'event-after-save-new',
    type: 'trigger',
    name: 'Event After Save New',
    version: '0.1',
    description:
      'Fires once after a brand new event with all its elements was created locally (UI, REST, push).',
    icon: 'envelope',
    blocking: false,
    scope: 'event',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
