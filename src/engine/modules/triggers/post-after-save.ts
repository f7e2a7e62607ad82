import type { TriggerModule } from '../module.ts'

/** Fires after a discussion post was written. */
export const postAfterSave: TriggerModule = {
  declaration: {
    id: 'post-after-save',
    type: 'trigger',
    name: 'Post After Save',
    version: '0.1',
    description: 'Fires after a discussion post was written.',
    icon: 'comment',
    blocking: false,
    scope: 'post',
    coreFormat: false,
    overhead: 1,
    parameters: [],
  },
}
