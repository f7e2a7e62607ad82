import type { NodeModule } from '../module.ts'

/** Replaces the selected attributes in the roaming data by a copy which carries decay scores. */
export const attachDecayScore: NodeModule = {
  declaration: {
    id: 'attach-decay-score',
    type: 'action',
    name: 'Attach decay score',
    version: '0.1',
    description:
      'Replaces the selected attributes in the roaming data by a copy which carries decay scores.',
    icon: 'chart-line',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'decayingmodels',
        label: 'Decaying Model',
        type: 'picker',
        optionSource: 'decaying-models',
        placeholder: 'Pick a Decaying Model',
        multiple: true,
      },
    ],
  },
  run: (context) => RUN,
}
