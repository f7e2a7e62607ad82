import type { TriggerModule } from '../module.ts'

/** Fires once per attribute, after it was created, edited or soft deleted; not in fast_update mode. */
export const attributeAfterSave: TriggerModule = {
  declaration: {
    id: 'attribute-after-save',
    type: 'trigger',
    name: 'Attribute After Save',
    version: '0.1',
    description:
      'Fires once per attribute, after it was created, edited or soft deleted; not in fast_update mode.',
    icon: 'cube',
    blocking: false,
    scope: 'attribute',
    coreFormat: true,
    overhead: 3,
    parameters: [],
  },
}
