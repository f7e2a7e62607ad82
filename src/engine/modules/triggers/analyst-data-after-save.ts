import type { TriggerModule } from '../module.ts'

/** Fires after a note, opinion or relationship was written. */
export const analystDataAfterSave: TriggerModule = {
  declaration: {
    id: 'analyst-data-after-save',
    type: 'trigger',
    name: 'Analyst Data After Save',
    version: '0.1',
    description: 'Fires after a note, opinion or relationship was written.',
    icon: 'sticky-note',
    blocking: false,
    versions: ['2026'],
    scope: 'analyst-data',
    coreFormat: true,
    overhead: 1,
    parameters: [],
  },
}
