import type { NodeModule } from '../module.ts'

/** Checks the selected attributes against warninglists and stores the hits in the roaming data only. */
export const attachWarninglist: NodeModule = {
  declaration: {
    id: 'attach-warninglist',
    type: 'action',
    name: 'Attach warninglist',
    version: '0.2',
    description:
      'Checks the selected attributes against warninglists and stores the hits in the roaming data only.',
    icon: 'exclamation-triangle',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'warninglists',
        label: 'Warninglists',
        type: 'picker',
        optionSource: 'warninglists',
        default: 'ALL',
        multiple: true,
      },
    ],
  },
  run: (context) => RUN,
}
