import type { TriggerModule } from '../module.ts'

/** Fires after a sighting was written. */
export const sightingAfterSave: TriggerModule = {
  declaration: {
    id: 'sighting-after-save',
    type: 'trigger',
    name: 'Sighting After Save',
    version: '0.1',
    description: 'Fires after a sighting was written.',
    icon: 'eye',
    blocking: false,
    scope: 'sighting',
    coreFormat: true,
    overhead: 2,
    parameters: [],
  },
}
