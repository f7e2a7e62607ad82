import type { TriggerModule } from '../module.ts'

/** Fires after a proposal was written, unless it is flagged deleted. */
export const shadowAttributeAfterSave: TriggerModule = {
  declaration: {
    id: 'shadow-attribute-after-save',
    type: 'trigger',
    name: 'Shadow Attribute After Save',
    version: '0.1',
    description: 'Fires after a proposal was written, unless it is flagged deleted.',
    icon: 'comment',
    blocking: false,
    scope: 'shadow-attribute',
    coreFormat: true,
    overhead: 2,
    parameters: [],
  },
}
