import type { NodeModule } from '../module.ts'

/** Runs one enrichment module on the event (or on selected attributes) and saves the results into the event. */
export const enrichEvent: NodeModule = {
  declaration: {
    id: 'enrich-event',
    type: 'action',
    name: 'Enrich Event',
    version: '0.2',
    description:
      'Runs one enrichment module on the event (or on selected attributes) and saves the results into the event.',
    icon: 'asterisk',
    blocking: false,
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [
      { id: 'modules', label: 'Modules', type: 'select', optionSource: 'enrichment-modules' },
    ],
  },
  run: (context) => RUN,
}
