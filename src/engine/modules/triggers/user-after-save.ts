import type { TriggerModule } from '../module.ts'

/** Fires after a user account was written (not for login/logout bookkeeping saves). */
export const userAfterSave: TriggerModule = {
  declaration: {
    id: 'user-after-save',
    type: 'trigger',
    name: 'User After Save',
    version: '0.1',
    description: 'Fires after a user account was written (not for login/logout bookkeeping saves).',
    icon: 'user-edit',
    blocking: false,
    scope: 'user',
    coreFormat: false,
    overhead: 1,
    parameters: [],
  },
}
