import type { NodeModule } from '../module.ts'

/** Successor of the CTI info extractor module under the same id: the AI module writes a summary on top of each event report. */
export const aiSummarizeReport: NodeModule = {
  declaration: {
    id: 'send-report-to-cti-info-extractor',
    type: 'action',
    name: 'Summarise report with AI',
    version: '0.2',
    description:
      'Successor of the CTI info extractor module under the same id: the AI module writes a summary on top of each event report.',
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
