import type { NodeModule } from '../module.ts'

/** Queries enrichment modules for the selected attributes and stores the raw answers in the roaming data only. */
export const attachEnrichment: NodeModule = {
  declaration: {
    id: 'attach-enrichment',
    type: 'action',
    name: 'Attach enrichment',
    version: '0.3',
    description:
      'Queries enrichment modules for the selected attributes and stores the raw answers in the roaming data only.',
    icon: 'asterisk',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      {
        id: 'modules',
        label: 'Modules',
        type: 'picker',
        optionSource: 'enrichment-modules',
        multiple: true,
      },
    ],
  },
  run: (context) => RUN,
}
