import type { TriggerModule } from '../module.ts'

/** Fires after an entry was added to the log, unless it is about Log or Workflow. */
export const logAfterSave: TriggerModule = {
  declaration: {
    id: 'log-after-save',
    type: 'trigger',
    name: 'Log After Save',
    version: '0.1',
    description: 'Fires after an entry was added to the log, unless it is about Log or Workflow.',
    icon: 'file',
    blocking: false,
    scope: 'log',
    coreFormat: false,
    overhead: 3,
    parameters: [],
  },
}
