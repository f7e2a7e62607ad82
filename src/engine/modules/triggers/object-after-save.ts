import type { TriggerModule } from '../module.ts'

/** Fires after an object row was written (create, edit, soft delete). */
export const objectAfterSave: TriggerModule = {
  declaration: {
    id: 'object-after-save',
    type: 'trigger',
    name: 'Object After Save',
    version: '0.1',
    description: 'Fires after an object row was written (create, edit, soft delete).',
    icon: 'cubes',
    blocking: false,
    scope: 'object',
    coreFormat: true,
    overhead: 3,
    parameters: [],
  },
}
