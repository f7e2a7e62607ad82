import type { TriggerModule } from '../module.ts'

/** Fires before a user is saved (not at login or logout); a failing workflow cancels the save. */
export const userBeforeSave: TriggerModule = {
  declaration: {
    id: 'user-before-save',
    type: 'trigger',
    name: 'User Before Save',
    version: '0.1',
    description:
      'Fires before a user is saved (not at login or logout); a failing workflow cancels the save.',
    icon: 'user-plus',
    blocking: true,
    scope: 'user',
    coreFormat: false,
    overhead: 1,
    parameters: [],
  },
}
