import type { TriggerModule } from '../module.ts'

/** Fires before a proposal is written; a failing workflow cancels the save. */
export const shadowAttributeBeforeSave: TriggerModule = {
  declaration: {
    id: 'shadow-attribute-before-save',
    type: 'trigger',
    name: 'Shadow Attribute Before Save',
    version: '0.1',
    description: 'Fires before a proposal is written; a failing workflow cancels the save.',
    icon: 'comment',
    blocking: true,
    scope: 'shadow-attribute',
    coreFormat: true,
    overhead: 2,
    parameters: [],
  },
}
