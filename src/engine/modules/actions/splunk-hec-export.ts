import type { NodeModule } from '../module.ts'

/** Sends the event, or one record per attribute, to a Splunk HTTP event collector. */
export const splunkHecExport: NodeModule = {
  declaration: {
    id: 'splunk-hec-export',
    type: 'action',
    name: 'Splunk HEC export',
    version: '0.2',
    description: 'Sends the event, or one record per attribute, to a Splunk HTTP event collector.',
    icon: 'file-export',
    blocking: false,
    inputs: 1,
    outputs: 0,
    multipleOutputConnection: false,
    expectsCoreFormat: true,
    supportsFilters: false,
    isFiltering: false,
    parameters: [
      {
        id: 'url',
        label: 'HEC URL',
        type: 'input',
        placeholder: 'https://splunk:8088/services/collector/event',
      },
      {
        id: 'verify_tls',
        label: 'Verify HTTPS Certificate',
        type: 'select',
        options: [
          ['1', 'True'],
          ['0', 'False'],
        ],
        default: 1,
      },
      {
        id: 'hec_token',
        label: 'HEC Token',
        type: 'input',
        placeholder: '00000000-0000-0000-000000000000',
      },
      {
        id: 'source_type',
        label: 'Source Type',
        type: 'input',
        default: '',
        placeholder: 'misp:event',
      },
      {
        id: 'event_per_attribute',
        label: 'One Splunk record per attribute',
        type: 'select',
        options: [
          ['1', 'True'],
          ['0', 'False'],
        ],
        default: 0,
      },
      {
        id: 'data_extraction_model',
        label: 'Data extraction model (JSON)',
        type: 'textarea',
        default: '',
        placeholder: '{ "EventInfo": "Event.info", "AttributeValue": "Event.Attribute.{n}.value"}',
      },
    ],
  },
  run: (context) => RUN,
}
