import type { NodeModule } from '../module.ts'

/** Replaces the roaming data by the complete event as it is in the database. */
export const reloadFullEvent: NodeModule = {
  declaration: {
    id: 'reload-full-event',
    type: 'action',
    name: 'Reload full Event',
    version: '0.1',
    description: 'Replaces the roaming data by the complete event as it is in the database.',
    icon: 'sync-alt',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: false,
    isFiltering: false,
    parameters: [],
  },
  run: (context) => RUN,
}
