import type { TriggerModule } from '../module.ts'

/** Same moment as event-after-save-new, used in its place when the event came in through a server pull. */
export const eventAfterSaveNewFromPull: TriggerModule = {
  declaration: {
    id: 'event-after-save-new-from-pull',
    type: 'trigger',
    name: 'Event After Save New From Pull',
    version: '0.1',
    description:
      'Same moment as event-after-save-new, used in its place when the event came in through a server pull.',
    icon: 'envelope',
    blocking: false,
    scope: 'event',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
