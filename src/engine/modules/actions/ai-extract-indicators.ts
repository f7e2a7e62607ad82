import type { NodeModule } from '../module.ts'

/** Has the AI module extract indicators from event reports and adds them to the event. */
export const aiExtractIndicators: NodeModule = {
  declaration: {
    id: 'ai-extract-indicators',
    type: 'action',
    name: 'Extract indicators with AI',
    version: '0.1',
    description:
      'Has the AI module extract indicators from event reports and adds them to the event.',
    icon: 'robot',
    blocking: false,
    versions: ['2026'],
    inputs: 1,
    outputs: 1,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: true,
    isFiltering: false,
    parameters: [],
  },
  run: (context) => RUN,
}
