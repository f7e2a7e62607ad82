import type { NodeModule } from '../module.ts'

/** Adds the values of the selected attributes to a custom warninglist. */
export const addToWarninglist: NodeModule = {
  declaration: {
    id: 'add_to_warninglist',
    type: 'action',
    name: 'Add to warninglist',
    version: '0.1',
    description: 'Adds the values of the selected attributes to a custom warninglist.',
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
        id: 'warninglist',
        label: 'Warninglist',
        type: 'picker',
        optionSource: 'custom-warninglists',
        placeholder: 'No warninglist selected',
      },
    ],
  },
  run: (context) => RUN,
}
