import type { TriggerModule } from '../module.ts'

/** Fires after an event report was written. */
export const eventReportAfterSave: TriggerModule = {
  declaration: {
    id: 'event-report-after-save',
    type: 'trigger',
    name: 'Event Report After Save',
    version: '0.1',
    description: 'Fires after an event report was written.',
    icon: 'file-alt',
    blocking: false,
    scope: 'event-report',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
