import type { NodeModule } from '../module.ts'

/** Runs one or more ad-hoc workflows from within this one. */
export const runWorkflow: NodeModule = {
  declaration: {
    id: 'run-workflow',
    type: 'action',
    name: 'Run Workflow',
    version: '0.1',
    description: 'Runs one or more ad-hoc workflows from within this one.',
    icon: 'project-diagram',
    blocking: false,
    versions: ['2.5.19', '2026'],
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'workflows',
        label: 'Workflows',
        type: 'picker',
        optionSource: 'ad-hoc-workflows',
        multiple: true,
      },
      {
        id: 'input_data',
        label: 'Data to pass on',
        type: 'select',
        options: [
          ['nothing', 'No data passed'],
          ['roaming_data', 'Roaming data of this workflow'],
          ['event_ids', 'Event ids (by filter, else from the roaming data)'],
        ],
        default: 'yes',
      },
    ],
  },
  run: (context) => RUN,
}
